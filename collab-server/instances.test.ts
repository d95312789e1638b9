import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { starterFor } from '../lib/rooms/starters.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { startRedis, type TestRedis } from '../tests/support/redis.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('a room on two instances', () => {
  let redis: TestRedis;
  let database: TestDatabase;
  let one: CollabServer;
  let two: CollabServer;
  let roomId: string;
  const pages: RoomConnection[] = [];
  const start = () =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
      redisUrl: redis.url,
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
    await waitFor(() => ada.status.get().kind === 'saved' && 'degraded' in ada.status.get());
    type(ada, 'alone ');
    type(grace, 'too ');
    await waitFor(() => ada.status.get().kind === 'saved' && grace.status.get().kind === 'saved');
    expect(grace.status.get()).toEqual({ kind: 'saved', degraded: true });
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
