import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectRoom, type RoomConnection } from '../lib/collab-client/room-connection.ts';
import { ok } from '../lib/kernel/fault.ts';
import { ClientLine } from '../tests/faults/client-line.ts';
import { sayOffline, sayOnline } from '../tests/faults/network-news.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('a page whose line falls silent', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  const lines: ClientLine[] = [];
  const pages: RoomConnection[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    for (const page of pages.splice(0)) page.destroy();
    for (const line of lines.splice(0)) line.close();
    await server.close();
    await database.drop();
  });

  const arrive = async (room = roomId) => {
    const participantId = await makeParticipant(database.db, room);
    const line = await ClientLine.open(() => server.port);
    lines.push(line);
    const fetchTicket = async () => ok(await makeTicket(room, participantId));
    const page = connectRoom({ wsUrl: line.url, roomId: room, fetchTicket });
    pages.push(page);
    await saved(page);
    const shown: string[] = [];
    page.status.subscribe(() => {
      const status = page.status.get();
      shown.push(status.kind === 'saving' && status.lateSeconds ? `late ${status.lateSeconds}` : status.kind);
    });
    return { page, line, shown };
  };
  /** What a page went through, however long each of it took. */
  const phases = (shown: readonly string[]) => [...new Set(shown.map((word) => word.replace(/ \d+$/, '')))];

  it('[DUR1] notices within seconds of typing, says so before, and leaves a server alone that only saves slowly', async () => {
    const slowRoom = (await makeRoom(database.db, { template: 'blank' })).roomId;
    const [ada, grace, slow] = [await arrive(), await arrive(), await arrive(slowRoom)];
    ada.line.freeze();
    type(ada.page, 'into the void');
    await database.db.$transaction(
      async (tx) => {
        // Whoever appends needs the head of the record: nothing of that room can be saved while it is held here.
        await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${slowRoom} for update`;
        const typedAt = performance.now();
        type(slow.page, 'slow');
        await waitFor(() => ada.shown.at(-1) === 'reconnecting', { what: 'the page knows that its line is dead' });
        await waitFor(() => slow.shown.includes('late 5'), { what: 'the page says that saving takes long' });
        // Later than it would have been given up, had nobody answered its question.
        await waitFor(() => performance.now() - typedAt > 7_000);
      },
      { timeout: 20_000 },
    );
    expect(phases(ada.shown)).toEqual(['saving', 'late', 'reconnecting']);
    await saved(slow.page);
    expect(phases(slow.shown)).toEqual(['saving', 'late', 'saved']);
    ada.line.mend();
    ada.line.drop();
    await waitFor(() => ada.page.status.get().kind === 'reconnecting');
    sayOnline();
    await saved(ada.page);
    await waitFor(() => textOf(grace.page) === 'into the void');
  });

  it('[DUR1] knows it at once where its machine says that it has no network', async () => {
    const ada = await arrive();
    ada.line.freeze();
    vi.stubGlobal('navigator', { onLine: false });
    sayOffline();
    expect(ada.page.status.get()).toEqual({ kind: 'offline', edits: 0 });
    type(ada.page, 'later');
    expect(ada.page.status.get()).toEqual({ kind: 'offline', edits: 5 });
    vi.unstubAllGlobals();
    ada.line.mend();
    ada.line.drop();
    await saved(ada.page);
  });
});
