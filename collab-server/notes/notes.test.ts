import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { connectNotes, type NotesConnection } from '../../lib/collab-client/notes-connection.ts';
import { notify } from '../../lib/db/channel.server.ts';
import { ok } from '../../lib/kernel/fault.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { MAX_NOTES_UPDATE_BYTES } from '../../lib/protocol/limits.ts';
import { encodeNotesUpdate, NOTES_ROOT } from '../../lib/protocol/notes.ts';
import { appendNotes, notesText, readNotes } from '../../lib/rooms/notes-store.server.ts';
import { sayOnline } from '../../tests/faults/network-news.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { RawSocket } from '../../tests/support/raw-socket.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { makeParticipant, makeTicket } from '../../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from '../server.ts';

describe("the hosts' notes", () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  let hostId: string;
  const pages: NotesConnection[] = [];
  const sockets: WebSocket[] = [];

  const start = (port = 0) =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port,
    });
  const open = (participantId: string, port = server.port) => {
    const page = connectNotes({
      url: `ws://127.0.0.1:${port}/ws/notes`,
      fetchTicket: async () => ok(await makeTicket(roomId, participantId)),
    });
    pages.push(page);
    return page;
  };
  const arrive = async (participantId: string) => {
    const page = open(participantId);
    await saved(page);
    return page;
  };
  const saved = (page: NotesConnection) => waitFor(() => page.status.get().kind === 'saved', { what: 'Saved' });
  const type = (page: NotesConnection, words: string) => page.text.insert(page.text.length, words);
  /** A socket that says exactly what a test wants, as no page would; answers the code it is closed with. */
  const raw = async (say: (socket: WebSocket) => void) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws/notes`);
    sockets.push(socket);
    const received: Buffer[] = [];
    socket.on('message', (data: Buffer) => received.push(data));
    socket.on('error', () => {});
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('open', resolve));
    say(socket);
    return { socket, received, closed };
  };
  const ticketWords = async (participantId: string, room = roomId) =>
    JSON.stringify({ type: 'ticket', ticket: await makeTicket(room, participantId) });
  const updateOf = (words: string) => {
    const doc = new Y.Doc();
    doc.getText(NOTES_ROOT).insert(0, words);
    return Y.encodeStateAsUpdate(doc);
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await start();
    roomId = (await makeRoom(database.db)).roomId;
    hostId = await makeParticipant(database.db, roomId, 'host', 'Ada');
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.destroy();
    for (const socket of sockets.splice(0)) socket.terminate();
    await server.close();
    await database.drop();
  });

  it('[SYN1] show every host the same text, also to one who comes later', async () => {
    const [ada, ben] = await Promise.all([arrive(hostId), arrive(await makeParticipant(database.db, roomId, 'host'))]);
    type(ada, 'asks first ');
    type(ben, 'slow start ');
    await Promise.all([saved(ada), saved(ben)]);
    await waitFor(() => ada.text.toString() === ben.text.toString() && ada.text.length === 22);
    const late = await arrive(hostId);
    expect(late.text.toString()).toBe(ada.text.toString());
  });

  it('[DUR1] are in Postgres when the page says Saved, and survive the server', async () => {
    const ada = await arrive(hostId);
    type(ada, 'kept');
    expect(ada.status.get().kind).toBe('saving');
    await saved(ada);
    expect(await notesText(database.db, roomId)).toBe('kept');
    const { port } = server;
    await server.close();
    type(ada, ', and typed without a server');
    await waitFor(() => ada.status.get().kind === 'reconnecting');
    expect(ada.status.get()).toEqual({ kind: 'reconnecting', hasUnsaved: true });
    server = await start(port);
    sayOnline();
    await saved(ada);
    expect(await notesText(database.db, roomId)).toBe('kept, and typed without a server');
  });

  it('keep no server from ending whose page does not answer any more', async () => {
    const words = await ticketWords(hostId);
    const { socket, received } = await raw((opened) => opened.send(words));
    await waitFor(() => received.some((data) => data.toString().includes('welcome')));
    socket.pause();
    const since = performance.now();
    await server.close();
    // Such a socket is given up half a minute after its closing where nobody cuts it.
    expect(performance.now() - since).toBeLessThan(25_000);
  });

  it('[DUR2] keep what was typed last by a page that is closed at once', async () => {
    const ada = await arrive(hostId);
    type(ada, 'one last thing');
    ada.destroy();
    await waitFor(async () => (await notesText(database.db, roomId)) === 'one last thing');
  });

  it('[ACC4] open to hosts alone', async () => {
    await appendNotes(database.db, roomId, { update: new Uint8Array(updateOf('CANARY')), participantId: hostId });
    const elsewhere = (await makeRoom(database.db)).roomId;
    const guests = [
      await ticketWords(await makeParticipant(database.db, roomId, 'guest')),
      await ticketWords(await makeParticipant(database.db, roomId, 'viewer')),
      await ticketWords(await makeParticipant(database.db, elsewhere, 'host')),
      await ticketWords(hostId, elsewhere),
      JSON.stringify({ type: 'ticket', ticket: 'forged' }),
      JSON.stringify({ type: 'hello' }),
      'no JSON',
    ];
    for (const words of guests) {
      const { received, closed } = await raw((socket) => {
        socket.send(words);
        socket.send(encodeNotesUpdate({ number: 1, update: updateOf('mine') }));
      });
      expect(await closed, words).toBeGreaterThan(4400);
      expect(Buffer.concat(received).toString('latin1'), words).toBe('');
    }
    expect(await notesText(database.db, roomId)).toBe('CANARY');
  });

  it('[ACC4] are nothing that the sync socket knows, whoever asks', async () => {
    await appendNotes(database.db, roomId, { update: new Uint8Array(updateOf('CANARY')), participantId: hostId });
    const socket = new RawSocket(server.port, `notes:${roomId}`);
    const frames: Buffer[] = [];
    socket.socket.on('message', (frame: Buffer) => frames.push(frame));
    await socket.open(await makeTicket(roomId, hostId));
    await waitFor(() => socket.closedWith !== undefined);
    expect(Buffer.concat(frames).toString('latin1')).not.toContain('CANARY');
  });

  it('[ACC2] close within a second for a host who is one no more', async () => {
    const ada = await arrive(hostId);
    await database.db.participant.update({ where: { id: hostId }, data: { role: 'guest' } });
    const since = performance.now();
    await notify(database.db, 'access', { roomId, participantId: hostId });
    await waitFor(() => ada.status.get().kind !== 'saved');
    expect(performance.now() - since).toBeLessThan(1_000);
    await waitFor(() => ada.status.get().kind === 'closed');
    type(ada, 'never arrives');
    expect(await notesText(database.db, roomId)).toBe('');
  });

  it('take a ticket once', async () => {
    const words = await ticketWords(hostId);
    const first = await raw((socket) => socket.send(words));
    await waitFor(() => first.received.some((data) => data.toString().includes('welcome')));
    const second = await raw((socket) => socket.send(words));
    expect(await second.closed).toBe(CLOSE_CODES.badTicket);
  });

  it('[LIM1] refuse what is too large or no update, and go on for the others', async () => {
    const ada = await arrive(hostId);
    const says = async (bytes: Uint8Array) => {
      const { socket, received, closed } = await raw(() => {});
      socket.send(await ticketWords(hostId));
      await waitFor(() => received.some((data) => data.toString().includes('welcome')));
      socket.send(bytes);
      return closed;
    };
    expect(await says(new Uint8Array(MAX_NOTES_UPDATE_BYTES + 1))).toBe(CLOSE_CODES.tooLarge);
    expect(await says(encodeNotesUpdate({ number: 1, update: Uint8Array.of(255, 255, 255) }))).toBe(
      CLOSE_CODES.badMessage,
    );
    expect(await says(new Uint8Array())).toBe(CLOSE_CODES.badMessage);
    type(ada, 'still here');
    await saved(ada);
    expect(await notesText(database.db, roomId)).toBe('still here');
  });

  it('are merged now and then, and lose nothing by it', async () => {
    const ada = await arrive(hostId);
    const doc = new Y.Doc();
    const text = doc.getText(NOTES_ROOT);
    doc.on('update', (update: Uint8Array) => updates.push(new Uint8Array(update)));
    const updates: Uint8Array<ArrayBuffer>[] = [];
    for (let i = 0; i < 230; i += 1) text.insert(text.length, `${i} `);
    for (const update of updates) await appendNotes(database.db, roomId, { update, participantId: hostId });
    const rows = await readNotes(database.db, roomId);
    expect(rows.length).toBeLessThan(60);
    expect(rows.at(-1)?.number).toBe(230);
    expect(await notesText(database.db, roomId)).toBe(text.toString());
    // Somebody who was here before and missed all of it catches up.
    const ben = await arrive(await makeParticipant(database.db, roomId, 'host'));
    await waitFor(() => ada.text.toString() === text.toString() && ben.text.toString() === text.toString());
  });

  it('number what two servers save without a gap, and pass it on', async () => {
    const other = await start();
    try {
      const ada = await arrive(hostId);
      const ben = open(await makeParticipant(database.db, roomId, 'host'), other.port);
      await saved(ben);
      for (let i = 0; i < 20; i += 1) {
        type(ada, 'a');
        type(ben, 'b');
      }
      await Promise.all([saved(ada), saved(ben)]);
      const numbers = (await readNotes(database.db, roomId)).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      await notify(database.db, 'notes', { roomId, n: numbers.length });
      await waitFor(() => ada.text.length === 40 && ben.text.toString() === ada.text.toString());
    } finally {
      await other.close();
    }
  });
});
