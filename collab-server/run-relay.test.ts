import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notify } from '../lib/db/channel.server.ts';
import { insertRun, storeEnd, storeOutput, storeState } from '../lib/execution/run-store.server.ts';
import type { ServerMessage } from '../lib/protocol/sync-messages.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('relaying runs', () => {
  let database: TestDatabase;
  const servers: CollabServer[] = [];
  const raws: RawSocket[] = [];
  let roomId: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    roomId = (await makeRoom(database.db)).roomId;
    for (let instance = 0; instance < 2; instance += 1) {
      servers.push(
        await createCollabServer({
          databaseUrl: database.url,
          publicUrl: 'http://localhost:3000',
          ticketSecret: TEST_SECRETS.TICKET_SECRET,
          port: 0,
        }),
      );
    }
  });
  afterEach(async () => {
    for (const { socket } of raws.splice(0)) socket.terminate();
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await database.drop();
  });

  const watch = async (server: CollabServer | undefined, room: string) => {
    const raw = new RawSocket(server?.port ?? 0, room);
    raws.push(raw);
    return raw.enter(await makeTicket(room, await makeParticipant(database.db, room, 'viewer')));
  };
  const begin = (runId: string) =>
    insertRun(database.db, {
      runId,
      roomId,
      participantId: 'ada',
      startedBy: 'Ada',
      request: { code: '', language: 'python', stdin: '', timeoutSeconds: 10 },
      place: { epoch: 1, seq: 2 },
      holder: 'test',
    });
  const hint = (runId: string, n: number) => notify(database.db, 'run', { roomId, runId, n });
  const write = async (runId: string, n: number) => {
    await storeOutput(database.db, runId, [{ n, at: new Date(), stream: 'stdout', text: `line ${n}\n` }]);
    await hint(runId, n);
  };
  /** What a page would show: text in order of arrival, without what it was told twice. */
  const shown = (messages: readonly ServerMessage[]) => {
    const texts = new Map<number, string>();
    for (const message of messages) {
      if (message.type === 'output') for (const { n, text } of message.chunks) if (!texts.has(n)) texts.set(n, text);
    }
    return [...texts.values()].join('');
  };
  const isOfRuns = ({ type }: ServerMessage) => type === 'run' || type === 'output';
  const states = ({ messages }: RawSocket) =>
    messages.flatMap((message) => (message.type === 'run' ? [message.run.state] : []));

  it('[RUN3] tells everybody in the room, on every instance, the same output in the same order', async () => {
    const [one, two] = [await watch(servers[0], roomId), await watch(servers[1], roomId)];
    const elsewhere = await watch(servers[0], (await makeRoom(database.db)).roomId);
    await begin('run');
    await hint('run', 0);
    await waitFor(() => [one, two].every((socket) => states(socket).length > 0), { what: 'the run is named' });
    await storeState(database.db, 'run', 'running');
    for (let n = 1; n <= 30; n += 1) await write('run', n);
    await storeEnd(database.db, 'run', {
      end: { reason: 'exited', exitCode: 0 },
      executionTimeMs: 12,
      memoryUsageMb: 3,
    });
    await hint('run', 30);
    const whole = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
    for (const socket of [one, two]) {
      await waitFor(() => states(socket).at(-1) === 'ended' && shown(socket.messages) === whole);
      expect(socket.messages.find(isOfRuns)?.type).toBe('run');
    }
    expect(elsewhere.messages.filter(isOfRuns)).toEqual([]);
  });

  it('[RUN4] tells of an end after all that was printed, though the news is all read at once', async () => {
    const one = await watch(servers[0], roomId);
    await begin('run');
    const lines = [1, 2].map((n) => ({ n, at: new Date(), stream: 'stdout' as const, text: `line ${n}\n` }));
    await storeOutput(database.db, 'run', lines);
    await storeEnd(database.db, 'run', {
      end: { reason: 'exited', exitCode: 0 },
      executionTimeMs: 12,
      memoryUsageMb: 3,
    });
    await hint('run', 2);
    await waitFor(() => states(one).at(-1) === 'ended');
    const told = one.messages.filter(isOfRuns);
    expect(told.map(({ type }) => type)).toEqual(['output', 'run']);
    expect(shown(told)).toBe('line 1\nline 2\n');
  });

  it('[RUN3] catches up with what was said while the channel was down', async () => {
    const one = await watch(servers[0], roomId);
    await begin('run');
    await write('run', 1);
    await waitFor(() => shown(one.messages) === 'line 1\n');
    // Rows without a hint are what a lost hint leaves behind.
    await storeOutput(database.db, 'run', [{ n: 2, at: new Date(), stream: 'stdout', text: 'line 2\n' }]);
    await database.db.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`;
    await waitFor(() => shown(one.messages) === 'line 1\nline 2\n');
  });
});
