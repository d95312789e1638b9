import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectRoom, type RoomConnection } from '../lib/collab-client/room-connection.ts';
import { notify } from '../lib/db/channel.server.ts';
import { ok } from '../lib/kernel/fault.ts';
import { starterFor } from '../lib/rooms/starters.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('a room on a sync server', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  const pages: RoomConnection[] = [];
  const start = () =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
  const page = (participantId: string) => {
    const opened = openPage(server.port, roomId, participantId);
    pages.push(opened);
    return opened;
  };
  const arrive = async (participantId: string) => {
    const opened = page(participantId);
    await waitFor(() => ['saved', 'read_only'].includes(opened.status.get().kind), { what: 'the page has arrived' });
    return opened;
  };
  beforeEach(async () => {
    database = await createTestDatabase();
    server = await start();
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    for (const opened of pages.splice(0)) opened.destroy();
    await server.close();
    await database.drop();
  });

  it('[SYN1] shows everybody the same text', async () => {
    const ada = await arrive(await makeParticipant(database.db, roomId));
    const grace = await arrive(await makeParticipant(database.db, roomId));
    type(ada, 'hello ');
    type(grace, 'world');
    await Promise.all([saved(ada), saved(grace)]);
    await waitFor(() => textOf(ada).length === 11 && textOf(ada) === textOf(grace));
  });

  it('[DUR1] keeps what was shown as saved, for the next server', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    type(ada, 'kept');
    expect(ada.status.get().kind).toBe('saving');
    await saved(ada);
    ada.destroy();
    await server.close();
    server = await start();
    expect(textOf(await arrive(participantId))).toBe('kept');
  });

  it('[ACC3] lets a viewer watch and change nothing', async () => {
    const viewer = await arrive(await makeParticipant(database.db, roomId, 'viewer'));
    const ada = await arrive(await makeParticipant(database.db, roomId));
    expect(viewer.status.get()).toEqual({ kind: 'read_only', reason: 'viewer', edits: 0 });
    type(ada, 'mine');
    await waitFor(() => textOf(viewer) === 'mine');
    type(viewer, 'not yours');
    viewer.setLanguage('rust');
    type(ada, '!');
    await saved(ada);
    expect(textOf(ada)).toBe('mine!');
    expect(ada.document.language.get('current')).toBe('javascript');
  });

  it('lets eight edit and tells the ninth that the room is full', async () => {
    for (let editor = 0; editor < 8; editor += 1) await arrive(await makeParticipant(database.db, roomId));
    const ninth = await arrive(await makeParticipant(database.db, roomId));
    expect(ninth.status.get()).toEqual({ kind: 'read_only', reason: 'room_full', edits: 0 });
  });

  it('[ACC5] names carets itself and takes them away with their page', async () => {
    const ada = await arrive(await makeParticipant(database.db, roomId, 'guest', 'Ada'));
    const grace = await arrive(await makeParticipant(database.db, roomId, 'guest', 'Grace'));
    ada.awareness.setLocalState({ person: { name: 'Somebody Else' }, cursor: null });
    const seen = await waitFor(() => grace.awareness.getStates().get(ada.document.doc.clientID));
    expect(seen['person']).toMatchObject({ name: 'Ada', role: 'guest' });
    ada.destroy();
    await waitFor(() => !grace.awareness.getStates().has(ada.document.doc.clientID));
  });

  it('[ACC5] takes a caret away when its page says so, which Hocuspocus ignores', async () => {
    const [ada, grace] = [
      await arrive(await makeParticipant(database.db, roomId)),
      await arrive(await makeParticipant(database.db, roomId)),
    ];
    const { clientID } = ada.document.doc;
    ada.awareness.setLocalState({ cursor: null });
    await waitFor(() => grace.awareness.getStates().has(clientID));
    ada.awareness.setLocalState(null);
    await waitFor(() => !grace.awareness.getStates().has(clientID));
  });

  it('lets a page in with its next ticket after one that was not good (hocuspocus#944)', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const tickets = ['not a ticket'];
    const page = connectRoom({
      wsUrl: `ws://127.0.0.1:${server.port}/ws`,
      roomId,
      fetchTicket: async () => ok(tickets.pop() ?? (await makeTicket(roomId, participantId))),
    });
    pages.push(page);
    type(page, 'typed before it was in');
    await saved(page);
    expect(tickets).toEqual([]);
    expect(await database.db.recordRow.count({ where: { roomId, participantId, update: { not: null } } })).toBe(22);
  });

  it('[ACC2] closes the sockets of who may not be there any more, within a second', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    await database.db.participant.update({ where: { id: participantId }, data: { revokedAt: new Date() } });
    await notify(database.db, 'access', { roomId, participantId });
    await waitFor(() => ada.status.get().kind === 'closed', { timeoutMs: 1_000 });
    expect(ada.status.get()).toMatchObject({ code: 4403 });
  });

  it('[ACC2] finds out what changed while nobody could tell it', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    await database.db.participant.update({ where: { id: participantId }, data: { revokedAt: new Date() } });
    await database.db.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`;
    await waitFor(() => ada.status.get().kind === 'closed');
  });

  it('[ACC2] sends for a new ticket whoever must ask again', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    const shown: string[] = [];
    ada.status.subscribe(() => shown.push(ada.status.get().kind));
    await notify(database.db, 'access', { roomId, participantId, renew: true });
    await waitFor(() => shown.includes('reconnecting') && shown.at(-1) === 'saved');
  });

  it('[ACC2] makes readers of editors whose role changed', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    await database.db.participant.update({ where: { id: participantId }, data: { role: 'viewer' } });
    await notify(database.db, 'access', { roomId, participantId });
    await waitFor(() => ada.status.get().kind === 'read_only');
  });

  it('puts the starter code in once when two switch the language at once', async () => {
    roomId = (await makeRoom(database.db, { template: 'hello' })).roomId;
    const ada = await arrive(await makeParticipant(database.db, roomId));
    const grace = await arrive(await makeParticipant(database.db, roomId));
    ada.setLanguage('python');
    grace.setLanguage('python');
    await waitFor(() => textOf(ada) === starterFor('hello', 'python'));
    type(ada, 'x');
    ada.setLanguage('rust');
    await waitFor(() => grace.document.language.get('current') === 'rust');
    expect(textOf(grace)).toBe(`${starterFor('hello', 'python')}x`);
    await waitFor(async () => (await database.db.room.findUnique({ where: { id: roomId } }))?.language === 'rust');
  });

  it('[DUR3] refuses a room whose record is damaged, and leaves it as it is (hocuspocus#382)', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    type(ada, 'abc');
    await saved(ada);
    ada.destroy();
    await server.close();
    await database.db.recordRow.deleteMany({ where: { roomId, seq: 4 } });
    const rows = await database.db.recordRow.count({ where: { roomId } });
    server = await start();
    const again = page(participantId);
    await waitFor(() => again.status.get().kind === 'reconnecting');
    expect(textOf(again)).toBe('');
    type(again, 'overwritten?');
    await waitFor(() => again.status.get().kind === 'reconnecting');
    expect(await database.db.recordRow.count({ where: { roomId } })).toBe(rows);
  });

  it('[DUR4] records each edit once', async () => {
    const ada = await arrive(await makeParticipant(database.db, roomId));
    const grace = await arrive(await makeParticipant(database.db, roomId));
    type(ada, 'abcde');
    await saved(ada);
    await waitFor(() => textOf(grace) === 'abcde');
    expect(await database.db.recordRow.count({ where: { roomId, NOT: { update: null } } })).toBe(1 + 5);
  });
});
