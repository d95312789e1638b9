import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { makeAccount, makeRoom } from '../../tests/support/rooms.ts';
import { listen } from '../db/channel.server.ts';
import { standingOf } from '../rooms/admission.server.ts';
import { findParticipant } from '../rooms/participants.server.ts';
import { changePerson, listPeople } from './people.server.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await test.db.installation.create({ data: { adminId: 'first' } });
});
afterEach(() => test.drop());

async function admin(name: string): Promise<string> {
  const { accountId } = await makeAccount(test.db, name);
  await test.db.user.update({ where: { id: accountId }, data: { role: 'admin' } });
  return accountId;
}

describe('the people of a workspace', () => {
  it('are listed by name and found by name or e-mail', async () => {
    await makeAccount(test.db, 'Zoë');
    const { accountId } = await makeAccount(test.db, 'Ada');
    expect((await listPeople(test.db)).map(({ name }) => name)).toEqual(['Ada', 'Zoë']);
    expect(await listPeople(test.db, 'zO')).toMatchObject([{ name: 'Zoë', isActive: true, lastSeenAt: null }]);
    expect(await listPeople(test.db, accountId)).toMatchObject([{ name: 'Ada' }]);
    expect(await listPeople(test.db, '%')).toEqual([]);
  });

  it('[ACC1] keep an admin, whoever demotes whom at once', async () => {
    const [ada, bob] = [await admin('Ada'), await admin('Bob')];
    const results = await Promise.all([
      changePerson(test.db, { accountId: bob, by: ada }, { role: 'interviewer' }),
      changePerson(test.db, { accountId: ada, by: bob }, { isActive: false }),
    ]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await test.db.user.count({ where: { role: 'admin', deactivatedAt: null } })).toBe(1);
  });

  it('[ACC2] are nobody once deactivated: no session, no room, and their sockets are told', async () => {
    const ada = await admin('Ada');
    const { roomId, owner } = await makeRoom(test.db);
    const participant = await findParticipant(test.db, roomId, owner);
    await test.db.session.create({
      data: { id: 's', token: 't', userId: owner.accountId, expiresAt: new Date(Date.now() + 60_000) },
    });
    const notices: unknown[] = [];
    const listener = await listen(test.url, { access: (notice) => notices.push(notice) });
    await changePerson(test.db, { accountId: owner.accountId, by: ada }, { isActive: false });
    await waitFor(() => notices.length > 0, { what: 'the sockets are told' });
    expect(notices).toEqual([{ roomId, participantId: participant?.participantId, renew: true }]);
    expect(await test.db.session.count()).toBe(0);
    expect(await findParticipant(test.db, roomId, owner)).toMatchObject({ revoked: true });
    expect(await standingOf(test.db, roomId, participant?.participantId ?? '')).toMatchObject({ ok: false });
    await changePerson(test.db, { accountId: owner.accountId, by: ada }, { isActive: true });
    expect(await findParticipant(test.db, roomId, owner)).toMatchObject({ revoked: false });
    await listener.close();
  });

  it('[ACC1] cannot deactivate themselves, nor change who is not there', async () => {
    const ada = await admin('Ada');
    await admin('Bob');
    expect(await changePerson(test.db, { accountId: ada, by: ada }, { isActive: false })).toMatchObject({ ok: false });
    const missing = await changePerson(test.db, { accountId: 'nobody', by: ada }, { role: 'admin' });
    expect(missing).toMatchObject({ ok: false, fault: { code: 'not_found' } });
  });
});
