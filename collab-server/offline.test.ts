import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { MAX_TIMED_EDITS_PER_FRAME } from '../lib/protocol/limits.ts';
import { encodeTimedEdits } from '../lib/protocol/timed-edits.ts';
import { sayOnline } from '../tests/faults/network-news.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

const MINUTE_MS = 60_000;

describe('what was typed offline', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  let now: number;
  const pages: RoomConnection[] = [];
  const raws: RawSocket[] = [];
  const start = (port = 0) =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port,
      clock: () => now,
    });
  /** Starts it again where its pages look for it; in their own time they would come back after up to 22 s. */
  const startAgain = async (port: number) => {
    server = await start(port);
    sayOnline();
  };
  beforeEach(async () => {
    now = Date.now();
    database = await createTestDatabase();
    server = await start();
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.destroy();
    for (const raw of raws.splice(0)) raw.socket.terminate();
    await server.close();
    await database.drop();
  });

  const arrive = async (participantId: string) => {
    const page = openPage(server.port, roomId, participantId);
    pages.push(page);
    await saved(page);
    return page;
  };
  const edits = () =>
    database.db.recordRow.findMany({
      where: { roomId, update: { not: null }, seq: { gt: 2 } },
      orderBy: { seq: 'asc' },
    });
  /** One update a letter. */
  const letters = (text: string): Uint8Array[] => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const letter of text) doc.getText('code').insert(doc.getText('code').length, letter);
    return updates;
  };

  it('keeps a row an edit and the time it was typed, beside the time it came', async () => {
    const ada = await arrive(await makeParticipant(database.db, roomId));
    const { port } = server;
    await server.close();
    const from = Date.now();
    type(ada, 'abc');
    const until = Date.now();
    // The server's clock runs an hour ahead: what counts is how long ago it was, not whose clock is right.
    now = Date.now() + 60 * MINUTE_MS;
    await startAgain(port);
    await saved(ada);
    const rows = await edits();
    expect(rows).toHaveLength(3);
    for (const { at, claimedAt } of rows) {
      expect(at.getTime()).toBe(now);
      const claimed = claimedAt?.getTime() ?? 0;
      expect(claimed).toBeLessThanOrEqual(now);
      expect(claimed).toBeGreaterThanOrEqual(from);
    }
    const [first, last] = [rows.at(0), rows.at(-1)].map((row) => row?.claimedAt?.getTime() ?? 0);
    expect((last ?? 0) - (first ?? 0)).toBeLessThanOrEqual(until - from + 1);
    expect(textOf(ada)).toBe('abc');
  });

  it('believes no time before its author was last heard of, and none to come', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const enter = async () => {
      const raw = new RawSocket(server.port, roomId, {}, 1);
      raws.push(raw);
      return raw.enter(await makeTicket(roomId, participantId));
    };
    const before = await enter();
    before.answer();
    before.say({ type: 'barrier', n: 1 });
    await waitFor(() => before.has({ type: 'committed', n: 1 }));
    before.socket.terminate();
    await waitFor(async () => (await events()).includes('person_left'));
    const left = now;
    now += 10 * MINUTE_MS;
    const back = await enter();
    const [first, second] = letters('ab') as [Uint8Array, Uint8Array];
    for (const frame of encodeTimedEdits(roomId, [
      { update: first, agoMs: 60 * MINUTE_MS },
      { update: second, agoMs: 4 * MINUTE_MS },
    ])) {
      back.socket.send(frame);
    }
    back.answer();
    back.say({ type: 'barrier', n: 1 });
    await waitFor(() => back.has({ type: 'committed', n: 1 }));
    expect((await edits()).map(({ claimedAt }) => claimedAt?.getTime())).toEqual([left, now - 4 * MINUTE_MS]);
  });

  it('[DUR4] records an hour of it once, in the order it was typed, though the answer brings it again', async () => {
    const raw = await new RawSocket(server.port, roomId, {}, 1).enter(
      await makeTicket(roomId, await makeParticipant(database.db, roomId)),
    );
    raws.push(raw);
    const typed = letters('x'.repeat(3 * MAX_TIMED_EDITS_PER_FRAME + 7));
    const timed = typed.map((update, index) => ({ update, agoMs: (typed.length - index) * 1_000 }));
    for (const frame of encodeTimedEdits(roomId, timed)) raw.socket.send(frame);
    raw.answer(Y.mergeUpdates(typed));
    raw.say({ type: 'barrier', n: 1 });
    await waitFor(() => raw.has({ type: 'committed', n: 1 }));
    expect(await edits()).toHaveLength(typed.length);
  });

  it('[LIM1] closes on a frame of more edits than one may bring', async () => {
    const raw = await new RawSocket(server.port, roomId, {}, 1).enter(
      await makeTicket(roomId, await makeParticipant(database.db, roomId)),
    );
    raws.push(raw);
    const [frame] = encodeTimedEdits(roomId, [{ update: letters('x')[0] ?? new Uint8Array(), agoMs: 0 }]);
    const forged = new Uint8Array(frame ?? []);
    // The count stands right behind the address and the type.
    forged[1 + roomId.length + 1] = 0x7f;
    raw.socket.send(forged);
    await waitFor(() => raw.closedWith === CLOSE_CODES.badMessage);
    expect(await edits()).toHaveLength(0);
  });

  it('brings nothing back into a room whose record was begun anew', async () => {
    const ada = await arrive(await makeParticipant(database.db, roomId));
    type(ada, 'of the old record');
    await saved(ada);
    const { port } = server;
    await server.close();
    await database.db.recordRow.deleteMany({ where: { roomId } });
    await database.db.recordHead.update({ where: { roomId }, data: { epoch: 2, seq: 0 } });
    type(ada, '!');
    await startAgain(port);
    await waitFor(() => ada.status.get().kind === 'closed');
    expect(ada.status.get()).toEqual({ kind: 'closed', code: CLOSE_CODES.recordBegunAnew, edits: 1 });
    await ada.discard();
    expect(ada.status.get()).toMatchObject({ kind: 'closed', edits: 0 });
    const grace = await arrive(await makeParticipant(database.db, roomId));
    expect(textOf(grace)).toBe('');
  });

  it('[DUR2] counts what a page could not send any more when its role was taken, until it is discarded', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ada = await arrive(participantId);
    const { port } = server;
    await server.close();
    type(ada, 'unsent');
    await database.db.participant.update({ where: { id: participantId }, data: { role: 'viewer' } });
    await startAgain(port);
    await waitFor(() => ada.status.get().kind === 'read_only');
    expect(ada.status.get()).toEqual({ kind: 'read_only', reason: 'viewer', edits: 6 });
    expect(textOf(ada)).toBe('unsent');
    await ada.discard();
    expect(ada.status.get()).toMatchObject({ kind: 'read_only', edits: 0 });
  });

  const events = async () => {
    const rows = await database.db.recordRow.findMany({ where: { roomId, update: null } });
    return rows.map(({ event }) => (event as { type: string }).type);
  };
});
