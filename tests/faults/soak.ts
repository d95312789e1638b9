import { parseArgs } from 'node:util';
import { FAULT_NAMES, type FaultName } from './faults.ts';
import { Random } from './random.ts';
import { type Outcome, playRound } from './round.ts';
import { World } from './world.ts';

// npm run soak -- --rounds 100 --seed 1      as many rounds as wanted, each with two or three faults
// npm run soak -- --rounds 1 --seed 42       one that failed, again
// npm run soak -- --rounds 4 --fault 'Postgres is away' --away-seconds 30
//                                            only faults whose name has this in it, each that long

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'away-seconds': { type: 'string', default: '30' },
    fault: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const firstSeed = Number(values.seed);
const awayMs = Number(values['away-seconds']) * 1000;

const chosen = FAULT_NAMES.filter((name) => name.includes(values.fault));
if (chosen.length === 0) throw new Error(`No fault has "${values.fault}" in its name: ${FAULT_NAMES.join(', ')}`);
const isOnlyThese = values.fault !== '';

interface Line {
  rounds: number;
  savedEdits: number;
  lost: number;
  doubled: number;
  failed: number;
}
const table = new Map<FaultName, Line>(
  FAULT_NAMES.map((name) => [name, { rounds: 0, savedEdits: 0, lost: 0, doubled: 0, failed: 0 }]),
);
const failedSeeds: number[] = [];

/** Each fault in its turn, and one or two more by chance. */
function faultsOf(seed: number): FaultName[] {
  const random = new Random(seed);
  const first = chosen[seed % chosen.length] as FaultName;
  if (isOnlyThese) return [first];
  return [first, ...Array.from({ length: random.between(1, 2) }, () => random.pick(FAULT_NAMES))];
}

function note(faults: readonly FaultName[], { savedEdits, lost, doubled, problems }: Outcome): boolean {
  const failed = lost.length + doubled.length + problems.length > 0;
  for (const name of new Set(faults)) {
    const line = table.get(name) as Line;
    line.rounds += 1;
    line.savedEdits += savedEdits;
    line.lost += lost.length;
    line.doubled += doubled.length;
    line.failed += failed ? 1 : 0;
  }
  return failed;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

let world = await World.start();
for (let round = 0; round < rounds; round += 1) {
  const seed = firstSeed + round;
  const faults = faultsOf(seed);
  const started = performance.now();
  // Long absences are tried now and then; most rounds are short, so that there are many.
  const away = isOnlyThese || round % 10 === 9 ? awayMs : new Random(seed + 1).between(500, 3_000);
  try {
    const outcome = await playRound(world, { seed, faults, awayMs: away });
    const failed = note(faults, outcome);
    const took = ((performance.now() - started) / 1000).toFixed(1);
    say(`round ${round + 1}/${rounds} seed ${seed} ${failed ? 'FAILED' : 'ok'} ${took} s: ${faults.join(', ')}`);
    if (failed) {
      failedSeeds.push(seed);
      say(`  ${JSON.stringify({ ...outcome, lost: outcome.lost.slice(0, 5), doubled: outcome.doubled.slice(0, 5) })}`);
    }
  } catch (error) {
    failedSeeds.push(seed);
    note(faults, { savedEdits: 0, lost: [], doubled: [], problems: [String(error)] });
    say(`round ${round + 1}/${rounds} seed ${seed} FAILED: ${faults.join(', ')}\n  ${String(error)}`);
    await world.stop().catch(() => {});
    world = await World.start();
  }
}
await world.stop();

const width = Math.max(...FAULT_NAMES.map((name) => name.length));
say(`\n${'fault'.padEnd(width)}  rounds  saved edits  lost  twice  failed`);
for (const [name, line] of [...table].filter(([, { rounds }]) => rounds > 0)) {
  const cells = [line.rounds, line.savedEdits, line.lost, line.doubled, line.failed];
  const widths = [6, 11, 4, 5, 6];
  say(`${name.padEnd(width)}  ${cells.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join('  ')}`);
}
say(failedSeeds.length === 0 ? '\nNo round failed.' : `\nSeeds that failed: ${failedSeeds.join(', ')}`);
process.exit(failedSeeds.length === 0 ? 0 : 1);
