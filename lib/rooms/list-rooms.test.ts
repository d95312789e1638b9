import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount, makeRoom } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { type ListRooms, listRoomsSchema, ROOM_SORTS } from '../protocol/room-list.ts';
import { joinRoom } from './join.server.ts';
import { listRooms } from './list-rooms.server.ts';
import { manageRooms } from './manage-rooms.server.ts';
import { findParticipant } from './participants.server.ts';
import type { NewRoom } from './room-store.server.ts';
import { findRoom } from './room-store.server.ts';

let test: TestDatabase;
let owner: { accountId: string; name: string };
const actor = () => ({ kind: 'account', accountId: owner.accountId, role: 'interviewer' }) as const;

beforeAll(async () => {
  test = await createTestDatabase();
  owner = await makeAccount(test.db, 'Ada');
});
afterAll(() => test.drop());

const list = (query: Partial<ListRooms> = {}) => listRooms(test.db, actor(), listRoomsSchema.parse(query));
const titles = async (query: Partial<ListRooms> = {}) => (await list(query)).rooms.map(({ title }) => title);
const room = (title: string, rest: Partial<NewRoom> = {}) => makeRoom(test.db, { owner, title, ...rest });

async function candidate(made: { roomId: string; guestInvite: string }, name: string) {
  const joining = { invite: made.guestInvite, name };
  return unwrap(await joinRoom(test.db, made.roomId, joining, { credentials: {} })).participant;
}

describe('a list of rooms', () => {
  it('finds rooms by the beginning of any word of title, candidate, language and people', async () => {
    const made = await room('Élan vital');
    await candidate(made, "Zoë O'Neil");
    await room('Other', { language: 'python', candidate: '山田 太郎' });
    for (const search of ['elan', 'VITAL', 'zoe', "o'neil", 'javasc', 'vital zo']) {
      expect(await titles({ search })).toEqual(['Élan vital']);
    }
    expect(await titles({ search: '山田' })).toEqual(['Other']);
    expect((await titles({ search: 'ada' })).toSorted()).toEqual(['Other', 'Élan vital']);
    for (const search of ["x' | 'vital", 'nobody', 'vital nobody', "\\'); drop"])
      expect(await titles({ search })).toEqual([]);
    for (const search of ["'", ':*', "' | '", '']) expect(await titles({ search })).toHaveLength(2);
  });

  it('[ACC1] shows an account its own rooms, and all of them to who asks for all', async () => {
    const other = await makeRoom(test.db, { title: 'Somebody else’s' });
    expect(await titles()).not.toContain('Somebody else’s');
    const all = await list({ scope: 'all', limit: 100 });
    const shown = all.rooms.find(({ roomId }) => roomId === other.roomId);
    expect(shown).toMatchObject({ isMember: false, mayManage: false });
  });

  it('says who is inside now, who waits, and what kind of room it is', async () => {
    const made = await room('Live', { waitingRoom: true });
    const host = await findParticipant(test.db, made.roomId, owner);
    await candidate(made, 'Grace');
    const seat = {
      id: newId(),
      roomId: made.roomId,
      participantId: host?.participantId ?? '',
      instanceId: 'i',
      mayEdit: true,
    };
    await test.db.seat.create({ data: seat });
    const [live] = (await list({ filter: 'live' })).rooms;
    expect(live).toMatchObject({
      title: 'Live',
      here: [{ name: 'Ada' }],
      waiting: 1,
      candidate: 'Grace',
      hosts: ['Ada'],
    });
    await room('Later', { opensAt: Date.now() + 3_600_000 });
    expect((await list({ filter: 'scheduled' })).rooms).toMatchObject([{ title: 'Later', state: 'scheduled' }]);
    expect(await titles({ filter: 'open' })).not.toContain('Later');
    await test.db.seat.update({ where: { id: seat.id }, data: { beatAt: new Date(0) } });
    expect(await titles({ filter: 'live' })).toEqual([]);
  });

  it('pages through everything once in every order, both ways', async () => {
    for (const sort of ROOM_SORTS) {
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page = await list({ sort, direction, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...page.rooms.map(({ roomId }) => roomId));
          cursor = page.next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual((await list({ sort, direction })).rooms.map(({ roomId }) => roomId));
      }
    }
  });

  it('takes a made-up cursor for none, or for some page', async () => {
    const cursors = ['x', Buffer.from('["x","y"]').toString('base64url'), Buffer.from('[1]').toString('base64url')];
    for (const cursor of cursors) {
      for (const sort of ROOM_SORTS) expect((await list({ cursor, sort })).rooms.length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('managing many rooms', () => {
  it('[ACC1] does what the account may and refuses the rest, one by one', async () => {
    const [mine, other] = [await room('Mine'), await makeRoom(test.db)];
    const ids = [mine.roomId, other.roomId, 'missing'];
    expect(await manageRooms(test.db, actor(), 'archive', ids)).toEqual({
      done: [mine.roomId],
      refused: [other.roomId, 'missing'],
    });
    expect(await titles({ filter: 'archived' })).toEqual(['Mine']);
    expect(await titles()).not.toContain('Mine');
    const admin = { kind: 'account', accountId: 'admin', role: 'admin' } as const;
    expect(await manageRooms(test.db, admin, 'archive', [other.roomId])).toMatchObject({ done: [other.roomId] });
    expect(await manageRooms(test.db, admin, 'end', [other.roomId])).toMatchObject({ done: [] });
    const readOnlyKey = { ...actor(), scopes: ['rooms:read'] as const };
    expect(await manageRooms(test.db, readOnlyKey, 'unarchive', [mine.roomId])).toMatchObject({ done: [] });
  });

  it('deletes a room for everybody, and brings it back as it was', async () => {
    const made = await room('Gone');
    const guest = await candidate(made, 'Grace');
    await manageRooms(test.db, actor(), 'delete', [made.roomId]);
    expect(await findRoom(test.db, made.roomId)).toBeUndefined();
    const back = await joinRoom(test.db, made.roomId, { invite: made.guestInvite, name: 'X' }, { credentials: {} });
    expect(back).toMatchObject({ ok: false, fault: { code: 'not_found' } });
    expect(await titles({ filter: 'deleted' })).toEqual(['Gone']);
    expect(await manageRooms(test.db, actor(), 'archive', [made.roomId])).toMatchObject({ done: [] });
    expect(await manageRooms(test.db, actor(), 'restore', [made.roomId])).toMatchObject({ done: [made.roomId] });
    expect(await findRoom(test.db, made.roomId)).toBeDefined();
    expect(await test.db.participant.findUnique({ where: { id: guest.participantId } })).toMatchObject({
      revokedAt: null,
    });
  });

  it('ends rooms with an event each', async () => {
    const made = await room('Over');
    expect(await manageRooms(test.db, actor(), 'end', [made.roomId])).toMatchObject({ done: [made.roomId] });
    expect(await findRoom(test.db, made.roomId)).toMatchObject({ state: 'ended' });
    expect(await manageRooms(test.db, actor(), 'end', [made.roomId])).toMatchObject({ done: [] });
  });
});
