import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CollabServer, createCollabServer } from '../collab-server/server.ts';
import { createLocalRunner } from '../lib/execution/local/local-runner.server.ts';
import { openRunService, type RunService } from '../lib/execution/run-service.server.ts';
import { createWaitingLine } from '../lib/execution/waiting-line.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import { runRequestSchema } from '../lib/protocol/runs.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from './support/index.ts';
import { RawSocket } from './support/raw-socket.ts';
import { makeRoom } from './support/rooms.ts';
import { CACHE_DIR } from './support/sandbox-cache.ts';
import { makeParticipant, makeTicket } from './support/sync.ts';

// How soon is measured (`npm run bench:run`). Here a program goes on only when what it printed has been seen: were any
// of it held back, nothing would ever come.

describe('output on its way to the people of a room', () => {
  let database: TestDatabase;
  let home: string;
  let server: CollabServer;
  let service: RunService;
  let place: { roomId: string; participantId: string };
  let viewers: RawSocket[];

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-stream-'));
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    const programsDir = path.join(home, 'programs');
    const runner = await createLocalRunner({ workDir: path.join(home, 'boxes'), cacheDir: CACHE_DIR, programsDir });
    const line = createWaitingLine(4, 10);
    service = await openRunService({ db: database.db, connectionString: database.url, runner, line });
    const { roomId } = await makeRoom(database.db);
    place = { roomId, participantId: await makeParticipant(database.db, roomId, 'host') };
    const watch = async () => {
      const viewer = await makeParticipant(database.db, roomId, 'viewer');
      return new RawSocket(server.port, roomId).enter(await makeTicket(roomId, viewer));
    };
    viewers = await Promise.all([watch(), watch(), watch()]);
  });
  afterAll(async () => {
    for (const { socket } of viewers) socket.terminate();
    await service.close();
    await server.close();
    await database.drop();
    await rm(home, { recursive: true });
  });

  const start = async (code: string, interactive: boolean) =>
    unwrap(
      await service.start({
        ...place,
        name: 'Ada',
        interactive,
        request: runRequestSchema.parse({ code, language: 'python', timeoutSeconds: 30 }),
      }),
    );
  const seenBy = ({ messages }: RawSocket, runId: string) =>
    messages
      .flatMap((message) => (message.type === 'output' && message.runId === runId ? message.chunks : []))
      .map(({ text }) => text)
      .join('');
  const allSee = (runId: string, text: string) =>
    waitFor(() => viewers.every((viewer) => seenBy(viewer, runId) === text), { what: `everybody sees ${text}` });

  it('[RUN3] is given on as it comes: each piece is seen before the program prints the next', async () => {
    const code = 'for n in range(20):\n    print(n, end=" ", flush=True)\n    input()';
    const { summary, ended } = await start(code, true);
    let expected = '';
    for (let n = 0; n < 20; n += 1) {
      expected += `${n} `;
      await allSee(summary.runId, expected);
      unwrap(await service.type(summary.runId, { text: '\n' }));
      expected += '\n';
    }
    await ended;
  });

  it('[RUN3] is given on while a program that is not typed to goes on, be it half a line', async () => {
    const { summary, ended } = await start('import time\nprint("half a", end="", flush=True)\ntime.sleep(30)', false);
    await allSee(summary.runId, 'half a');
    await service.stop(summary.runId, 'Ada');
    await ended;
    expect((await database.db.run.findUniqueOrThrow({ where: { id: summary.runId } })).end).toMatchObject({
      reason: 'stopped',
    });
  });
});
