import os from 'node:os';
import { measureBrowsers } from './sync/browser.ts';
import { emptyHistory, hourOfEdits } from './sync/history.ts';
import { type InstancesRound, measureInstances } from './sync/instances.ts';
import { lettersOf } from './sync/letters.ts';
import type { Latency } from './sync/meter.ts';
import { PairpadBed, startPairpad } from './sync/pairpad.ts';
import { readPlan } from './sync/plan.ts';
import type { Site } from './sync/rooms.ts';
import { type MeasuredServer, type ServerName, startPeer } from './sync/server-kinds.ts';
import { COST_ROOMS, measureServer, type RoundTools, type ServerRound } from './sync/server-round.ts';
import { figuresOf, tableOf } from './sync/table.ts';

// npm run bench:sync                  everything; takes about thirty-five minutes of an otherwise idle machine
// npm run bench:sync -- --quick       to see that it works

/** Above this the machine does something else besides. */
const IDLE_LOAD = 0.7;

const plan = readPlan(process.argv.slice(2));
const say = (line: string) => process.stdout.write(`${line}\n`);
const tools: RoundTools = { plan, letters: await lettersOf(plan.seed), say };
const old = await hourOfEdits(plan.edits);
const fresh = emptyHistory();

const servers = new Map<ServerName, ServerRound[]>(plan.servers.map((name) => [name, []]));
const instances: InstancesRound[] = [];
const browsers: Latency[] = [];

const [load = 0] = os.loadavg();
if (load > IDLE_LOAD) say(`Other work is running here (load ${load.toFixed(1)}): these figures will mean little.`);
say(`${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, ${plan.edits} edits in each room`);
// Browsers bring an installation of their own.
const wanted = plan.parts.some((part) => part !== 'browser') ? plan.rooms : 0;
const bed = await PairpadBed.make(old, { old: wanted, fresh: COST_ROOMS });
try {
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const name of plan.parts.includes('rooms') ? rotated(plan.servers, round) : []) {
      say(`Round ${round + 1}: ${name}`);
      const rounds = servers.get(name) ?? [];
      rounds.push(await measure(name, rounds.at(-1)));
    }
    if (plan.parts.includes('instances')) {
      say(`Round ${round + 1}: two processes`);
      instances.push(await measureInstances(bed, { old, fresh }, tools));
    }
    if (plan.parts.includes('browser')) {
      say(`Round ${round + 1}: two browsers`);
      browsers.push(await measureBrowsers(plan.browserKeys, say));
    }
  }
} finally {
  await bed.remove();
}

const findings = { servers, instances, browsers };
if (plan.parts.includes('rooms')) say(`\n${tableOf(findings)}`);
for (const { oneFresh, oneOld, twoFresh, twoOld, twoOldP99 } of instances) {
  say(
    `two processes: ${[oneFresh, oneOld, twoFresh, twoOld].map(Math.round).join(' / ')} µs an edit (one fresh / one old / two fresh / two old), ${(twoOld / oneOld).toFixed(2)} times one; p99 ${twoOldP99.toFixed(1)} ms`,
  );
}
for (const { p50, p95, p99 } of browsers) say(`browsers: ${[p50, p95, p99].map((ms) => ms.toFixed(1)).join(' / ')} ms`);
say(`\n${figuresOf(findings).join('\n')}`);

/** Starts a server, measures it, and stops it. */
async function measure(name: ServerName, last: ServerRound | undefined): Promise<ServerRound> {
  if (name !== 'pairpad') return measureStarted(name, await startPeer(name), undefined, last);
  const database = await bed.copy();
  try {
    return await measureStarted(name, await startPairpad(database.url), bed.oldRooms, last);
  } finally {
    await database.drop();
  }
}

async function measureStarted(
  name: ServerName,
  server: MeasuredServer,
  rooms: Site['rooms'],
  last: ServerRound | undefined,
): Promise<ServerRound> {
  try {
    return await measureServer(name, server, { history: old, rooms }, last, tools);
  } finally {
    await server.process.stop();
  }
}

/** Each round begins with another server, so that none always has the machine when it is coolest. */
function rotated<T>(all: readonly T[], by: number): readonly T[] {
  const first = by % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
