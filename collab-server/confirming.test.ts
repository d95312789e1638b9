import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('what a sync server confirms', () => {
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

  it('[DUR1] does not confirm what Postgres has not committed, though others already see it', async () => {
    const [ada, grace] = [await enter(), await enter()];
    ada.answer();
    grace.answer();
    /** Whatever the server had to say about what came before, it has said once it has answered this. */
    const heardOut = async (socket: RawSocket) => {
      socket.hasAnswer = false;
      socket.askForAll();
      await waitFor(() => socket.hasAnswer);
    };
    await database.db.$transaction(async (tx) => {
      // Whoever appends needs the head of the record: nothing can be committed while it is held here.
      await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${roomId} for update`;
      ada.update(typed(ada.doc, 'seen, not saved'));
      ada.say({ type: 'barrier', n: 1 });
      await waitFor(() => grace.doc.getText('code').toString() === 'seen, not saved');
      // With nothing of her own on its way, Grace still has what she saw, and builds on it.
      grace.say({ type: 'barrier', n: 1 });
      await Promise.all([heardOut(ada), heardOut(grace)]);
      for (const { messages } of [ada, grace]) expect(messages.map(({ type }) => type)).not.toContain('committed');
    });
    await waitFor(() => ada.has({ type: 'committed', n: 1 }) && grace.has({ type: 'committed', n: 1 }));
  });

  it('[DUR1] confirms a barrier only behind the edits before it, and never ahead of them', async () => {
    const socket = await enter();
    socket.answer();
    for (let n = 1; n <= 50; n += 1) {
      socket.update(typed(socket.doc, 'x'));
      socket.say({ type: 'barrier', n });
    }
    await waitFor(() => socket.has({ type: 'committed', n: 50 }));
    const answers = socket.messages.flatMap((message) => (message.type === 'committed' ? [message.n] : []));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await storedRows()).toBe(1 + 50);
  });

  it('[DUR1] does not confirm what it has not got: a barrier before the answer waits for it', async () => {
    const socket = await enter();
    const first = typed(socket.doc, 'first');
    const second = typed(socket.doc, ' second');
    socket.update(second);
    socket.say({ type: 'barrier', n: 1 });
    const other = await enter();
    other.answer();
    await committed(other, 1);
    expect(socket.messages.some(({ type }) => type === 'committed')).toBe(false);
    socket.answer(Y.mergeUpdates([first, second]));
    await waitFor(() => socket.has({ type: 'committed', n: 1 }));
    await waitFor(() => other.doc.getText('code').toString() === 'first second');
  });
});
