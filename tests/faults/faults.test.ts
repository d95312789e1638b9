import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAILING_SEEDS } from './failing-seeds.ts';
import { FAULT_NAMES, type FaultName } from './faults.ts';
import { playRound } from './round.ts';
import { World } from './world.ts';

/** Rounds start processes anew, on a machine that may be busy. */
const ROUND_TIMEOUT_MS = 120_000;
/** Where this test runs by itself, the pages may have to be built first. */
const START_TIMEOUT_MS = 300_000;
/** Long enough that pages, pools and Redis notice; `npm run soak` keeps things away for longer. */
const AWAY_MS = 800;

const ROUNDS: readonly { seed: number; faults: readonly FaultName[] }[] = [
  { seed: 1, faults: ['a sync process is killed', 'lines drop, and lead to another instance', 'Redis is killed'] },
  { seed: 2, faults: ['Postgres is away while all type', 'both sync processes are killed', 'the web app is killed'] },
  { seed: 3, faults: ['the disk is full', 'a row is refused for good', 'tabs are killed and opened anew'] },
  { seed: 4, faults: ['the room cannot be loaded', 'poisoned updates', 'a rolling restart', 'nothing at all'] },
  {
    seed: 5,
    faults: ['Postgres is away while all leave', 'Postgres is killed', 'sync processes and tabs are killed at once'],
  },
  { seed: 6, faults: ['the web app is killed', 'Postgres is killed', 'Redis is killed', 'a sync process is killed'] },
];

describe('whatever is killed while everybody types', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, START_TIMEOUT_MS);
  afterAll(() => world.stop());

  const play = (seed: number, faults: readonly FaultName[]) =>
    playRound(world, { seed, faults, awayMs: AWAY_MS, isHurried: true });
  const nothingLost = { lost: [], doubled: [], problems: [] };

  it.each(ROUNDS)(
    '[DUR2] [DUR4] [SYN1] [REP1] nothing saved is lost and nothing counts twice: seed $seed, $faults',
    async ({ seed, faults }) => {
      const outcome = await play(seed, faults);
      expect(outcome).toMatchObject(nothingLost);
      expect(outcome.savedEdits).toBeGreaterThan(0);
    },
    ROUND_TIMEOUT_MS,
  );

  it(
    '[DUR2] [DUR4] holds in the rounds that once failed',
    async () => {
      for (const { seed, faults } of FAILING_SEEDS) expect(await play(seed, faults)).toMatchObject(nothingLost);
    },
    ROUND_TIMEOUT_MS * 3,
  );

  it('plays every fault there is', () => {
    expect(new Set(ROUNDS.flatMap(({ faults }) => faults))).toEqual(new Set(FAULT_NAMES));
  });
});
