import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import type { ServerMessage } from '../lib/protocol/sync-messages.ts';
import { joinRoom } from '../lib/rooms/join.server.ts';
import { admitPerson, changeRoom, endRoom, removePerson, reopenRoom } from '../lib/rooms/room-life.server.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

type Life = Extract<ServerMessage, { type: 'life' }>;

describe("a room's life in the sync process", () => {
  let database: TestDatabase;
  let server: CollabServer;
  let room: Awaited<ReturnType<typeof makeRoom>>;
  let by: { participantId: string; instanceId: string };
  const pages: RoomConnection[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    room = await makeRoom(database.db, { waitingRoom: true });
    by = { participantId: await makeParticipant(database.db, room.roomId, 'host', 'Ada'), instanceId: 'test' };
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.destroy();
    await server.close();
    await database.drop();
  });

  /** A page of a participant, and what it was told last of the room's life. */
  async function arrive(participantId: string) {
    const page = openPage(server.port, room.roomId, participantId);
    pages.push(page);
    let told: Life | undefined;
    page.onMessage((message) => {
      if (message.type === 'life') told = message;
    });
    await waitFor(() => told, { what: 'the page is told how the room stands' });
    return { page, told: () => told as Life };
  }

  const waiting = async (name: string) => {
    const joining = { invite: room.guestInvite, name };
    return unwrap(await joinRoom(database.db, room.roomId, joining, { credentials: {} })).participant.participantId;
  };

  it('[ACC1] tells hosts who waits, and opens no socket for those who do until one is let in', async () => {
    const host = await arrive(by.participantId);
    const guestId = await waiting('Grace');
    await waitFor(() => host.told().waiting.length === 1);
    expect(host.told().waiting).toMatchObject([{ participantId: guestId, name: 'Grace' }]);
    const tooEarly = openPage(server.port, room.roomId, guestId);
    pages.push(tooEarly);
    await waitFor(() => tooEarly.status.get().kind === 'closed');
    unwrap(await admitPerson(database.db, room.roomId, guestId, by));
    const guest = await arrive(guestId);
    await waitFor(() => host.told().waiting.length === 0);
    await waiting('Eve');
    await waitFor(() => host.told().waiting.length === 1);
    expect(guest.told().waiting).toEqual([]);
  });

  it('[ACC2] locks and unlocks typing for guests within a second, and loses nothing of theirs', async () => {
    const host = await arrive(by.participantId);
    const guest = await arrive(await makeParticipant(database.db, room.roomId));
    type(guest.page, 'before');
    await saved(guest.page);
    unwrap(await changeRoom(database.db, room.roomId, { editLocked: true }, by));
    const isLocked = () => {
      const status = guest.page.status.get();
      return status.kind === 'read_only' && status.reason === 'edit_locked';
    };
    await waitFor(isLocked, { timeoutMs: 2_000 });
    type(host.page, '!');
    await waitFor(() => textOf(guest.page).endsWith('before!'));
    unwrap(await changeRoom(database.db, room.roomId, { editLocked: false, runLocked: true, title: 'Renamed' }, by));
    await saved(guest.page);
    await waitFor(() => guest.told().life.runLocked);
    expect(guest.told()).toMatchObject({ title: 'Renamed', life: { editLocked: false, runLocked: true } });
  });

  it('[ACC2] sends the removed away within a second', async () => {
    const guestId = await makeParticipant(database.db, room.roomId);
    const guest = await arrive(guestId);
    unwrap(await removePerson(database.db, room.roomId, guestId, by));
    const isAway = () => guest.page.status.get().kind === 'closed';
    await waitFor(isAway, { timeoutMs: 1_000 });
    expect(guest.page.status.get()).toMatchObject({ code: CLOSE_CODES.accessRevoked });
  });

  it('[ACC2] sends guests away at the end where the host chose so, and lets hosts go on when it is reopened', async () => {
    const host = await arrive(by.participantId);
    const guest = await arrive(await makeParticipant(database.db, room.roomId));
    unwrap(await endRoom(database.db, room.roomId, by, 'leave'));
    await waitFor(() => guest.page.status.get().kind === 'closed', { timeoutMs: 1_000 });
    expect(guest.page.status.get(), 'and says why').toMatchObject({ code: CLOSE_CODES.roomEnded });
    await waitFor(() => host.page.status.get().kind === 'read_only');
    unwrap(await reopenRoom(database.db, room.roomId, by));
    await saved(host.page);
    await waitFor(() => host.told().life.state === 'open', { what: 'the host is told that it is open again' });
  });
});
