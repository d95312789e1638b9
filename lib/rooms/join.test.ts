import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount, makeRoom } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { inviteFor } from './invites.server.ts';
import { joinRoom } from './join.server.ts';
import { findParticipant } from './participants.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const stranger = { credentials: {} };

describe('joinRoom', () => {
  it('lets a guest in by invite and name alone, and knows them again by the cookie', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    const joined = unwrap(await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Grace' }, stranger));
    expect(joined.participant).toMatchObject({ name: 'Grace', role: 'guest', revoked: false });
    const credentials = { cookie: joined.cookie };
    expect(await findParticipant(test.db, roomId, credentials)).toEqual(joined.participant);
    const again = unwrap(await joinRoom(test.db, roomId, { invite: guestInvite }, { credentials }));
    expect(again).toEqual({ participant: joined.participant });
  });

  it('asks for a name, and only for a name', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    const result = await joinRoom(test.db, roomId, { invite: guestInvite }, stranger);
    expect(result).toMatchObject({ ok: false, fault: { code: 'bad_request', field: 'name' } });
  });

  it('[ACC1] answers a missing room, a wrong invite, none, and that of another room alike', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    const other = await makeRoom(test.db);
    const answers = await Promise.all([
      joinRoom(test.db, 'nosuchroom', { invite: guestInvite, name: 'Eve' }, stranger),
      joinRoom(test.db, roomId, { invite: 'guess', name: 'Eve' }, stranger),
      joinRoom(test.db, roomId, { name: 'Eve' }, stranger),
      joinRoom(test.db, roomId, { invite: other.guestInvite, name: 'Eve' }, stranger),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: false, fault: { code: 'not_found' } });
  });

  it('[ACC1] lets an account keep its own role when it opens a guest invite', async () => {
    const { roomId, guestInvite, owner } = await makeRoom(test.db);
    const credentials = { accountId: owner.accountId };
    const joined = unwrap(await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Other' }, { credentials }));
    expect(joined.participant).toMatchObject({ role: 'host', name: owner.name });
  });

  it('makes a guest who opens a viewer link another participant, not a changed one', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    const guest = unwrap(await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Grace' }, stranger));
    const invite = unwrap(await inviteFor(test.db, roomId, 'viewer'));
    const credentials = { cookie: guest.cookie };
    const viewer = unwrap(await joinRoom(test.db, roomId, { invite, name: 'Grace' }, { credentials }));
    expect(viewer.participant.role).toBe('viewer');
    expect(await findParticipant(test.db, roomId, credentials)).toMatchObject({ role: 'guest' });
  });

  it('gives those who join at once colours of their own', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    const names = ['Ann', 'Ben', 'Cyd', 'Dan', 'Eli', 'Fay', 'Gus'];
    const joined = await Promise.all(
      names.map((name) => joinRoom(test.db, roomId, { invite: guestInvite, name }, stranger)),
    );
    const colors = joined.map((result) => unwrap(result).participant.color);
    expect(colors.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('lets nobody new into a room that has ended', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db);
    await test.db.room.update({ where: { id: roomId }, data: { state: 'ended' } });
    const result = await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Late' }, stranger);
    expect(result).toMatchObject({ ok: false, fault: { code: 'room_ended' } });
  });

  it('[ACC1] knows nobody by an account that is not in the room', async () => {
    const { roomId } = await makeRoom(test.db);
    const { accountId } = await makeAccount(test.db);
    expect(await findParticipant(test.db, roomId, { accountId })).toBeUndefined();
  });
});
