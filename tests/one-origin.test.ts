import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connectNotes } from '../lib/collab-client/notes-connection.ts';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { ok } from '../lib/kernel/fault.ts';
import {
  createTestDatabase,
  type SpawnedServer,
  spawnApp,
  spawnCollab,
  type TestDatabase,
  waitFor,
} from './support/index.ts';
import { linkBuild } from './support/linked-build.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from './support/sync.ts';

/** Where this test runs by itself, the pages may have to be built first. */
const START_TIMEOUT_MS = 300_000;

describe('the address of the pages, which is all that npm start has to be reached by', () => {
  let database: TestDatabase;
  let sync: SpawnedServer;
  let app: SpawnedServer;
  let folder = '';
  const pages: RoomConnection[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    sync = await spawnCollab({ databaseUrl: database.url });
    folder = await linkBuild(sync.port);
    app = await spawnApp({ databaseUrl: database.url, cwd: folder });
  }, START_TIMEOUT_MS);
  afterEach(() => {
    for (const page of pages.splice(0)) page.destroy();
  });
  afterAll(async () => {
    await app.kill();
    await sync.kill();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const arrive = async (roomId: string) => {
    const page = openPage(app.port, roomId, await makeParticipant(database.db, roomId));
    pages.push(page);
    await saved(page);
    return page;
  };

  it('[SYN1] [DUR1] leads /ws to the sync process: two type, read each other, and are saved', async () => {
    const { roomId } = await makeRoom(database.db, { template: 'blank' });
    const [ada, grace] = [await arrive(roomId), await arrive(roomId)];
    type(ada, 'through the pages');
    await waitFor(() => textOf(grace) === 'through the pages');
    await saved(ada);
    expect(
      await database.db.recordRow.count({ where: { roomId, participantId: { not: null }, update: { not: null } } }),
    ).toBe(17);
  });

  it('leads /ws/notes there, too', async () => {
    const { roomId } = await makeRoom(database.db);
    const hostId = await makeParticipant(database.db, roomId, 'host');
    const notes = connectNotes({
      url: `ws://127.0.0.1:${app.port}/ws/notes`,
      fetchTicket: async () => ok(await makeTicket(roomId, hostId)),
    });
    await waitFor(() => ['saved', 'closed'].includes(notes.status.get().kind));
    expect(notes.status.get()).toEqual({ kind: 'saved' });
    notes.destroy();
  });

  it('passes on that another origin is refused', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}/ws`, { origin: 'http://evil.test' });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve(101));
      socket.on('error', () => {});
    });
    socket.terminate();
    expect(status).toBe(403);
  });
});
