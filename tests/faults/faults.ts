import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { RawSocket } from '../support/raw-socket.ts';
import { makeParticipant, makeTicket } from '../support/sync.ts';
import type { Random } from './random.ts';
import type { Typist } from './typist.ts';
import type { World } from './world.ts';

/** What a fault may reach. */
export interface Scene {
  readonly world: World;
  readonly roomId: string;
  readonly typists: readonly Typist[];
  readonly random: Random;
  /** How long something stays away. */
  readonly awayMs: number;
}

/** Breaks something in the middle of typing, and mends it; typing goes on all the while. */
export type Fault = (scene: Scene) => Promise<void>;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Postgres refuses rows with this error while `during` runs. */
async function refusing(
  { world }: Scene,
  sqlState: string,
  condition: string,
  during: () => Promise<unknown>,
): Promise<void> {
  await world.execute(`
    create or replace function refuse() returns trigger language plpgsql as $$
    begin if ${condition} then raise exception 'refused by a test' using errcode = '${sqlState}'; end if; return new; end $$;
    create or replace trigger refuse before insert on "RecordRow" for each row execute function refuse()`);
  await during();
  await world.execute(`drop trigger refuse on "RecordRow"`);
}

async function postgresAway({ world, awayMs }: Scene): Promise<void> {
  await world.killPostgres();
  await pause(awayMs);
  await world.restartPostgres();
}

/** Every fault of the suite, by the name it has in the table. */
export const FAULTS = {
  'nothing at all': ({ awayMs }) => pause(awayMs),
  'a sync process is killed': async ({ world, random }) => {
    const index = random.below(world.instances.length);
    await world.instances[index]?.kill();
    await pause(random.below(500));
    await world.restartInstance(index);
  },
  'both sync processes are killed': async ({ world }) => {
    await Promise.all(world.instances.map((instance) => instance.kill()));
    await Promise.all(world.instances.map((_, index) => world.restartInstance(index)));
  },
  'sync processes and tabs are killed at once': async ({ world, typists }) => {
    // Nobody is left to bring back what was shown as saved.
    await Promise.all(world.instances.map((instance) => instance.kill()));
    for (const typist of typists) typist.reload();
    await Promise.all(world.instances.map((_, index) => world.restartInstance(index)));
  },
  'the web app is killed': async ({ world, typists, random }) => {
    await world.app.kill();
    // Whoever is connected goes on; who has to come back finds nobody to ask for a ticket.
    for (let lines = random.between(1, 2); lines > 0; lines -= 1) random.pick(typists).line.drop();
    await pause(random.below(1_000));
    await world.restartApp();
  },
  'a rolling restart': async ({ world }) => {
    for (let index = 0; index < world.instances.length; index += 1) {
      await world.instances[index]?.stop();
      await world.restartInstance(index);
    }
  },
  'Postgres is killed': async ({ world }) => {
    await world.killPostgres();
    await world.restartPostgres();
  },
  'Postgres is away while all type': postgresAway,
  'Postgres is away while all leave': async (scene) => {
    const { world, awayMs, typists } = scene;
    await world.killPostgres();
    for (const typist of typists) typist.type();
    for (const { line } of typists) line.cut();
    await pause(awayMs);
    await world.restartPostgres();
    for (const { line } of typists) line.mend();
  },
  'Redis is killed': async ({ world, awayMs }) => {
    await world.redis.kill();
    await pause(awayMs);
    await world.redis.restart();
  },
  'the disk is full': (scene) => refusing(scene, '53100', 'true', () => pause(scene.awayMs)),
  'a row is refused for good': (scene) => {
    const one = scene.random.below(2) === 0 ? 'new.seq % 7 = 3' : 'true';
    return refusing(scene, '23514', `new."roomId" = '${scene.roomId}' and ${one}`, () => pause(scene.awayMs));
  },
  'the room cannot be loaded': async ({ world, random, awayMs }) => {
    await world.execute('alter table "Snapshot" rename to "SnapshotAway"');
    const index = random.below(world.instances.length);
    await world.instances[index]?.kill();
    await world.restartInstance(index);
    await pause(awayMs);
    await world.execute('alter table "SnapshotAway" rename to "Snapshot"');
  },
  'poisoned updates': async ({ world, roomId, random }) => {
    const participantId = await makeParticipant(world.db, roomId);
    for (const poison of [gap(), foreignRoot(), Uint8Array.of(1, 255, 255, 255, 3), new Uint8Array(0)]) {
      const { port } = random.pick(world.instances);
      const raw = await new RawSocket(port, roomId).enter(await makeTicket(roomId, participantId));
      raw.answer();
      for (let repeat = 0; repeat < 5 && raw.socket.readyState === WebSocket.OPEN; repeat += 1) raw.update(poison);
      raw.socket.terminate();
    }
  },
  'lines drop, and lead to another instance': async ({ typists, random, awayMs }) => {
    const until = Date.now() + awayMs;
    while (Date.now() < until) {
      random.pick(typists).line.drop();
      await pause(random.between(20, 200));
    }
  },
  'tabs are killed and opened anew': async ({ typists, random, awayMs }) => {
    const until = Date.now() + awayMs;
    while (Date.now() < until) {
      random.pick(typists).reload();
      await pause(random.between(200, 600));
    }
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

function gap(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('code').insert(0, 'never sent');
  const before = Y.encodeStateVector(doc);
  doc.getText('code').insert(3, 'x');
  return Y.encodeStateAsUpdate(doc, before);
}

function foreignRoot(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('elsewhere').insert(0, 'hidden');
  return Y.encodeStateAsUpdate(doc);
}
