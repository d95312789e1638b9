import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { createInvitation, listInvitations, revokeInvitation } from './invitations.server.ts';
import { mayRegister, roleForRegistrant, settleRegistration } from './registration.server.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.drop());

const closed = { email: 'new@example.test', isOpen: false };
const open = { ...closed, isOpen: true };

/** An account as better-auth has just made it, then settled. */
async function register(registrant: Parameters<typeof settleRegistration>[2]) {
  const role = await roleForRegistrant(test.db, registrant);
  const { accountId } = await makeAccount(test.db, 'New');
  if (role.ok) await test.db.user.update({ where: { id: accountId }, data: { role: role.value } });
  const settled = await settleRegistration(
    test.db,
    { accountId, role: role.ok ? role.value : 'interviewer' },
    registrant,
  );
  const user = await test.db.user.findUnique({ where: { id: accountId } });
  return { allowed: role.ok, settled: settled.ok, role: user?.role };
}

async function invite(role: 'admin' | 'interviewer' | 'instructor', email?: string): Promise<string> {
  return unwrap(await createInvitation(test.db, { role, email, createdById: 'admin' })).secret;
}

describe('registration', () => {
  it('[ACC1] makes the first account admin and then closes', async () => {
    expect(await mayRegister(test.db, 'closed')).toBe(true);
    expect(await register(closed)).toEqual({ allowed: true, settled: true, role: 'admin' });
    expect(await mayRegister(test.db, 'closed')).toBe(false);
    expect(await mayRegister(test.db, 'open')).toBe(true);
    expect(await register(closed)).toEqual({ allowed: false, settled: false, role: undefined });
  });

  it('[ACC1] leaves one account when two claim to be the first at once', async () => {
    const accounts = await Promise.all([makeAccount(test.db, 'Ada'), makeAccount(test.db, 'Bob')]);
    const claims = await Promise.all(
      accounts.map(({ accountId }) => settleRegistration(test.db, { accountId, role: 'interviewer' }, closed)),
    );
    expect(claims.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await test.db.user.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }]);
  });

  it('makes later accounts interviewers where sign-up is open', async () => {
    await register(closed);
    expect(await register(open)).toMatchObject({ settled: true, role: 'interviewer' });
  });
});

describe('registration by invitation', () => {
  it('[ACC1] gives the role of the invitation, once', async () => {
    await register(closed);
    const invitation = await invite('instructor');
    expect(await register({ ...closed, invitation })).toEqual({ allowed: true, settled: true, role: 'instructor' });
    expect(await register({ ...closed, invitation })).toMatchObject({ allowed: false, settled: false });
    expect(await listInvitations(test.db)).toMatchObject([{ state: 'used', role: 'instructor' }]);
  });

  it('[ACC1] leaves one account when two use an invitation at once', async () => {
    await register(closed);
    const invitation = await invite('admin');
    const both = await Promise.all([register({ ...open, invitation }), register({ ...open, invitation })]);
    expect(both.filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('[ACC1] refuses one for somebody else, one taken back, one that is over, and a guess', async () => {
    await register(closed);
    const forOther = await invite('admin', 'other@example.test');
    const revoked = await invite('admin');
    const taken = (await listInvitations(test.db)).find(({ email }) => email === null);
    await revokeInvitation(test.db, taken?.invitationId ?? '');
    const expired = await invite('admin');
    await test.db.invitation.updateMany({
      where: { revokedAt: null, email: null },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    for (const invitation of [forOther, revoked, expired, 'guess']) {
      expect(await register({ ...closed, invitation })).toEqual({ allowed: false, settled: false, role: undefined });
      expect((await register({ ...open, invitation })).role).toBe('interviewer');
    }
    expect(await register({ ...closed, email: 'other@example.test', invitation: forOther })).toMatchObject({
      role: 'admin',
    });
  });
});
