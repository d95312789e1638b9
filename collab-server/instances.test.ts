import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { changePerson } from '../lib/accounts/people.server.ts';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { connectPool } from '../lib/db/pool.server.ts';
import type { Clock } from '../lib/kernel/clock.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { loadRecord } from '../lib/record/loader.server.ts';
import { removePerson } from '../lib/rooms/room-life.server.ts';
import { starterFor } from '../lib/rooms/starters.ts';
import { createTestDatabase, spawnCollab, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { startRedis, type TestRedis } from '../tests/support/redis.ts';
import { makeAccount, makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('a room on two instances', () => {
  let redis: TestRedis;
  let database: TestDatabase;
  let one: CollabServer;
  let two: CollabServer;
  let roomId: string;
  const pages: RoomConnection[] = [];
  const start = (clock?: Clock) =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
      redisUrl: redis.url,
      ...(clock !== undefined && { clock }),
    });
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());
  beforeEach(async () => {
    database = await createTestDatabase();
    [one, two] = await Promise.all([start(), start()]);
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const page of pages.splice(0)) page.destroy();
    await Promise.all([one.close(), two.close()]);
    await database.drop();
  });

  const arrive = async (server: CollabServer, name = 'Grace', participantId?: string) => {
    const page = openPage(
      server.port,
      roomId,
      participantId ?? (await makeParticipant(database.db, roomId, 'guest', name)),
    );
    pages.push(page);
    await saved(page);
    return page;
  };
  const agree = async (...all: RoomConnection[]) => {
    await waitFor(() => all.every((page) => textOf(page) === textOf(all[0] as RoomConnection)), {
      what: 'all show the same text',
    });
    return textOf(all[0] as RoomConnection);
  };
  const rows = () => database.db.recordRow.count({ where: { roomId, update: { not: null } } });

  it('[SYN1] shows everybody the same text, whichever instance they are on', async () => {
    const [ada, grace, late] = [await arrive(one), await arrive(two), await arrive(two)];
    for (let round = 0; round < 10; round += 1) {
      type(ada, `a${round} `);
      type(grace, `g${round} `);
    }
    await Promise.all([saved(ada), saved(grace)]);
    await waitFor(() => textOf(ada).length === 60 && textOf(grace).length === 60);
    expect(await agree(ada, grace, late)).toHaveLength(60);
  });

  it('[DUR4] records each edit once, by the instance its author is connected to', async () => {
    const [ada, grace] = [await arrive(one), await arrive(two)];
    const before = await rows();
    type(ada, 'twelve chars');
    type(grace, 'and some more');
    await Promise.all([saved(ada), saved(grace)]);
    await waitFor(() => textOf(ada).length === 25 && textOf(grace).length === 25);
    expect(await rows()).toBe(before + 25);
    const stored = await database.db.recordRow.findMany({ where: { roomId, participantId: { not: null } } });
    const byPerson = new Map<string | null, Set<string>>();
    for (const { participantId, instanceId } of stored) {
      byPerson.set(participantId, (byPerson.get(participantId) ?? new Set()).add(instanceId));
    }
    expect([...byPerson.values()].map(({ size }) => size)).toEqual([1, 1]);
  });

  it('[DUR4] has what both typed while neither could store it, with Redis between them (hocuspocus#682)', async () => {
    const [ada, grace] = [await arrive(one), await arrive(two)];
    await database.db.$transaction(async (tx) => {
      // Whoever appends needs the head of the record: both instances have something to store at once.
      await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${roomId} for update`;
      type(ada, 'A');
      type(grace, 'B');
      await waitFor(() => ada.status.get().kind === 'saving' && grace.status.get().kind === 'saving');
    });
    await Promise.all([saved(ada), saved(grace)]);
    const pool = connectPool(database.url, { size: 1 });
    const stored = new Y.Doc();
    await loadRecord(pool, roomId, stored, 'test');
    await pool.end();
    expect([...stored.getText('code').toString()].toSorted()).toEqual(['A', 'B']);
  });

  it('shows carets across instances, and takes them away', async () => {
    const [ada, grace] = [await arrive(one, 'Ada'), await arrive(two)];
    ada.awareness.setLocalState({ cursor: null });
    const seen = await waitFor(() => grace.awareness.getStates().get(ada.document.doc.clientID));
    expect(seen['person']).toMatchObject({ name: 'Ada' });
    const late = await arrive(two);
    await waitFor(() => late.awareness.getStates().has(ada.document.doc.clientID));
    ada.destroy();
    await waitFor(() => !grace.awareness.getStates().has(ada.document.doc.clientID));
  });

  it('[ACC5] [REP3] takes neither presence nor text for somebody who is on the other instance', async () => {
    const ada = await arrive(one, 'Ada');
    ada.awareness.setLocalState({ cursor: null });
    type(ada, 'mine');
    const grace = await arrive(two);
    const { clientID } = ada.document.doc;
    await waitFor(() => grace.awareness.getStates().has(clientID) && textOf(grace) === 'mine');
    const mallory = await new RawSocket(two.port, roomId).enter(
      await makeTicket(roomId, await makeParticipant(database.db, roomId, 'guest', 'Mallory')),
    );
    mallory.answer();
    mallory.presence(clientID, 99, { cursor: null });
    const forged = mallory.doc;
    forged.clientID = clientID;
    forged.getText('code').insert(4, ' forged');
    mallory.answer();
    mallory.say({ type: 'barrier', n: 1 });
    await waitFor(() => !mallory.has({ type: 'committed', n: 1 }));
    type(ada, ' still');
    await saved(ada);
    await waitFor(() => textOf(grace) === 'mine still');
    expect(grace.awareness.getStates().get(clientID)?.['person']).toMatchObject({ name: 'Ada' });
    mallory.socket.terminate();
  });

  it('[ACC2] closes the sockets of the removed and the deactivated within a second on the other instance, Redis or not', async () => {
    const { accountId } = await makeAccount(database.db, 'Barbara');
    const hostId = await makeParticipant(database.db, roomId, 'host', 'Barbara');
    await database.db.participant.update({ where: { id: hostId }, data: { userId: accountId } });
    await database.db.installation.create({ data: { adminId: 'somebody' } });
    const [first, second] = [await makeParticipant(database.db, roomId), await makeParticipant(database.db, roomId)];
    const enter = async (participantId: string) =>
      new RawSocket(two.port, roomId).enter(await makeTicket(roomId, participantId));
    const [early, late, host] = [await enter(first), await enter(second), await enter(hostId)];
    const stays = await arrive(one);
    const closed = async (socket: RawSocket) => {
      await waitFor(() => socket.closedWith !== undefined, { timeoutMs: 1_000, what: 'the socket is closed' });
      return socket.closedWith;
    };
    const by = { participantId: hostId, instanceId: one.instanceId };
    unwrap(await removePerson(database.db, roomId, first, by));
    expect(await closed(early)).toBe(CLOSE_CODES.accessRevoked);
    // What closes sockets is said over Postgres, in the transaction that takes the access away.
    await redis.kill();
    unwrap(await removePerson(database.db, roomId, second, by));
    expect(await closed(late)).toBe(CLOSE_CODES.accessRevoked);
    await database.db.user.update({ where: { id: accountId }, data: { role: 'interviewer' } });
    const admin = await makeAccount(database.db, 'Grace');
    await database.db.user.update({ where: { id: admin.accountId }, data: { role: 'admin' } });
    unwrap(await changePerson(database.db, { accountId, by: admin.accountId }, { isActive: false }));
    expect(await closed(host)).toBe(CLOSE_CODES.accessChanged);
    const again = new RawSocket(two.port, roomId);
    await again.open(await makeTicket(roomId, hostId));
    await waitFor(() => again.closedWith !== undefined);
    // Nobody tells who was never let in from who may not be here any more.
    expect(again.closedWith).toBe(CLOSE_CODES.noRoom);
    expect(stays.status.get().kind).toBe('saved');
    await redis.restart();
  });

  it('takes the carets of an instance that was killed away from the others within 12 seconds', async () => {
    let ahead = 0;
    // What is looked for again and again is looked for when the test says so.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const three = await start(() => Date.now() + ahead);
    const dying = await spawnCollab({ databaseUrl: database.url, env: { REDIS_URL: redis.url } });
    const watcher = await arrive(three);
    const ada = openPage(dying.port, roomId, await makeParticipant(database.db, roomId, 'guest', 'Ada'));
    pages.push(ada);
    await saved(ada);
    ada.awareness.setLocalState({ cursor: null });
    const { clientID } = ada.document.doc;
    await waitFor(() => watcher.awareness.getStates().has(clientID));
    await dying.kill();
    // Nine seconds of silence, and it looks every three. With nothing in between, or a last word still on its way from
    // the one that died would begin the nine anew.
    ahead = 9_000;
    vi.advanceTimersByTime(3_000);
    await waitFor(() => !watcher.awareness.getStates().has(clientID), { what: 'the caret is gone' });
    await three.close();
  });

  it('takes a ticket once, on whatever instance', async () => {
    const participantId = await makeParticipant(database.db, roomId);
    const ticket = await makeTicket(roomId, participantId);
    const first = await new RawSocket(one.port, roomId).enter(ticket);
    const second = await new RawSocket(two.port, roomId).open(ticket);
    await waitFor(() => second.closedWith === 4401);
    first.socket.terminate();
  });

  it('puts the starter code in once when two switch the language on two instances at once', async () => {
    roomId = (await makeRoom(database.db, { template: 'hello' })).roomId;
    const [ada, grace] = [await arrive(one), await arrive(two)];
    ada.setLanguage('python');
    grace.setLanguage('python');
    await waitFor(() => textOf(ada) === starterFor('hello', 'python') && textOf(grace) === textOf(ada));
    ada.setLanguage('rust');
    grace.setLanguage('go');
    await waitFor(async () => {
      const rows = await database.db.recordRow.findMany({ where: { roomId, update: null } });
      return rows.filter(({ event }) => (event as { type: string }).type === 'language_changed').length === 3;
    });
    await agree(ada, grace);
    const language = ada.document.language.get('current') as 'rust' | 'go';
    expect(textOf(ada)).toBe(starterFor('hello', language));
  });

  it('gives a free place to who waits for one, on whatever instance', async () => {
    const editors: RoomConnection[] = [];
    for (let editor = 0; editor < 8; editor += 1) editors.push(await arrive(editor % 2 === 0 ? one : two));
    const ninth = openPage(two.port, roomId, await makeParticipant(database.db, roomId));
    pages.push(ninth);
    await waitFor(() => ninth.status.get().kind === 'read_only');
    editors[0]?.destroy();
    await saved(ninth);
  });

  it('[SYN1] goes on alone while Redis is away, says so, and agrees again without a reload', async () => {
    const [ada, grace] = [await arrive(one), await arrive(two)];
    type(ada, 'before ');
    await waitFor(() => textOf(grace) === 'before ');
    await redis.kill();
    const isSavedAlone = ({ status }: RoomConnection) => status.get().kind === 'saved' && 'degraded' in status.get();
    await waitFor(() => isSavedAlone(ada) && isSavedAlone(grace));
    type(ada, 'alone ');
    type(grace, 'too ');
    await waitFor(() => isSavedAlone(ada) && isSavedAlone(grace));
    const readiness = await fetch(`http://127.0.0.1:${one.port}/readyz`);
    expect(readiness.status).toBe(200);
    expect(JSON.stringify(await readiness.json())).toContain('degraded');
    const late = await arrive(two);
    expect(late.status.get()).toEqual({ kind: 'saved', degraded: true });
    await redis.restart();
    await waitFor(() => textOf(ada).length === 17 && textOf(grace).length === 17);
    await agree(ada, grace, late);
    await waitFor(() => !('degraded' in ada.status.get()));
  });
});
