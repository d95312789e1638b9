import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { MAX_FRAME_BYTES, MESSAGE_BURST } from '../lib/protocol/limits.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('what a sync server refuses', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  const raws: RawSocket[] = [];

  const raw = (room = roomId) => {
    const socket = new RawSocket(server.port, room);
    raws.push(socket);
    return socket;
  };
  const enter = async (participantId?: string) =>
    raw().enter(await makeTicket(roomId, participantId ?? (await makeParticipant(database.db, roomId))));
  const closed = (socket: RawSocket) => waitFor(() => socket.closedWith, { what: 'the socket is closed' });
  /** One edit at the end of the text, as an update on its own. */
  const edit = (doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    change(doc);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const typed = (doc: Y.Doc, text: string) =>
    edit(doc, () => doc.getText('code').insert(doc.getText('code').length, text));
  const committed = async (socket: RawSocket, n: number) => {
    socket.say({ type: 'barrier', n });
    await waitFor(() => socket.has({ type: 'committed', n }), { what: `committed ${n}` });
  };
  const storedRows = () => database.db.recordRow.count({ where: { roomId, NOT: { update: null } } });

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://pairpad.test',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    for (const socket of raws.splice(0)) socket.socket.terminate();
    await server.close();
    await database.drop();
  });

  it('opens no socket for another origin or path, and lives on', async () => {
    const statusOf = (path: string, origin: string) =>
      new Promise<number | undefined>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { origin });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('open', () => resolve(101));
        socket.on('error', () => {});
        socket.on('open', () => socket.terminate());
      });
    expect(await statusOf('/ws', 'http://evil.test')).toBe(403);
    expect(await statusOf('/other', 'http://pairpad.test')).toBe(404);
    expect(await statusOf('/ws', 'http://pairpad.test')).toBe(101);
  });

  it('takes a ticket once, in its own room, while it is fresh', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ticket = await makeTicket(roomId, participantId);
    await raw().enter(ticket);
    expect(await closed(await raw().open(ticket))).toBe(CLOSE_CODES.badTicket);
    expect(await closed(await raw().open('not a ticket'))).toBe(CLOSE_CODES.badTicket);
    const other = (await makeRoom(database.db)).roomId;
    expect(await closed(await raw(other).open(await makeTicket(roomId, participantId)))).toBe(CLOSE_CODES.badTicket);
    expect(await closed(await raw('nowhere').open(await makeTicket('nowhere', participantId)))).toBe(
      CLOSE_CODES.noRoom,
    );
  });

  it('asks again for what is missing and closes on who never sends it', async () => {
    const socket = await enter();
    socket.answer();
    const lost = new Y.Doc();
    typed(lost, 'lost');
    for (let attempt = 0; attempt < 4; attempt += 1) {
      socket.update(typed(lost, 'x'));
      socket.answer();
    }
    expect(await closed(socket)).toBe(CLOSE_CODES.badMessage);
    expect(await storedRows()).toBe(1);
  });

  it.each([
    ['an unknown root', (doc: Y.Doc) => doc.getText('elsewhere').insert(0, 'hidden')],
    ['nested types', (doc: Y.Doc) => doc.getMap('metadata').set('deep', new Y.Map([['a', 1]]))],
    ['embedded objects', (doc: Y.Doc) => doc.getText('code').insertEmbed(0, { image: 'x' })],
  ])('keeps %s out of the document', async (_name, change) => {
    const socket = await enter();
    socket.answer();
    socket.update(edit(new Y.Doc(), change));
    expect(await closed(socket)).toBe(CLOSE_CODES.badMessage);
    expect(await storedRows()).toBe(1);
  });

  it('[REP3] takes no text under the client id of somebody who is here', async () => {
    const [ada, mallory] = [await enter(), await enter()];
    ada.answer();
    mallory.answer();
    ada.presence(ada.doc.clientID, 1, { cursor: null });
    ada.update(typed(ada.doc, 'mine'));
    await committed(ada, 1);
    await waitFor(() => mallory.doc.getText('code').toString() === 'mine');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(mallory.doc));
    forged.clientID = ada.doc.clientID;
    mallory.update(typed(forged, ' forged'));
    expect(await closed(mallory)).toBe(CLOSE_CODES.badMessage);
    ada.update(typed(ada.doc, ' still'));
    await committed(ada, 2);
    expect(ada.doc.getText('code').toString()).toBe('mine still');
  });

  it("[ACC5] relays no presence for another's client id", async () => {
    const [ada, mallory, watcher] = [await enter(), await enter(), await enter()];
    ada.presence(4711, 1, { cursor: null });
    await committedPresence();
    mallory.presence(4711, 9, { person: { name: 'Mallory' }, cursor: null });
    mallory.presence(4711, 10, null);
    mallory.answer();
    await committed(mallory, 1);
    const seen: unknown[] = [];
    watcher.socket.on('message', (data: Buffer) => seen.push(data.toString()));
    ada.presence(4711, 2, { cursor: null });
    await waitFor(() => seen.some((text) => String(text).includes('"name":"Grace"')));
    expect(seen.some((text) => String(text).includes('Mallory'))).toBe(false);

    async function committedPresence() {
      ada.answer();
      await committed(ada, 1);
    }
  });

  it('[ACC3] drops what a viewer sends: text, answers, language', async () => {
    const viewer = await enter(await makeParticipant(database.db, roomId, 'viewer'));
    viewer.update(typed(viewer.doc, 'x'));
    viewer.answer();
    viewer.say({ type: 'language', language: 'rust' });
    viewer.say({ type: 'barrier', n: 1 });
    const editor = await enter();
    editor.answer();
    await committed(editor, 1);
    expect(editor.doc.getText('code').toString()).toBe('');
    expect(viewer.messages.some(({ type }) => type === 'committed')).toBe(false);
    expect(await storedRows()).toBe(1);
  });

  it('[LIM1] closes on a frame over the bound, a flood, and what is no frame', async () => {
    const large = await enter();
    large.update(new Uint8Array(MAX_FRAME_BYTES + 1));
    expect(await closed(large)).toBe(1009);
    const flood = await enter();
    for (let n = 0; n < MESSAGE_BURST * 2; n += 1) flood.askForAll();
    expect(await closed(flood)).toBe(CLOSE_CODES.tooManyMessages);
    const garbage = await enter();
    garbage.socket.send(Uint8Array.of(255, 255, 255, 1, 2, 3));
    expect(await closed(garbage)).toBe(CLOSE_CODES.badMessage);
    const text = await enter();
    text.socket.send('hello');
    expect(await closed(text)).toBe(CLOSE_CODES.badMessage);
    const healthy = await enter();
    healthy.answer();
    await committed(healthy, 1);
  });
});
