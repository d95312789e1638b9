import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount } from '../../tests/support/rooms.ts';
import { claimInstallation, mayRegister } from './registration.server.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.drop());

describe('registration', () => {
  it('[ACC1] makes the first account admin and then closes', async () => {
    expect(await mayRegister(test.db, 'closed')).toBe(true);
    const { accountId } = await makeAccount(test.db);
    expect(await claimInstallation(test.db, accountId, 'closed')).toBe(true);
    expect(await test.db.user.findUnique({ where: { id: accountId } })).toMatchObject({ role: 'admin' });
    expect(await mayRegister(test.db, 'closed')).toBe(false);
    expect(await mayRegister(test.db, 'open')).toBe(true);
  });

  it('[ACC1] leaves one account when two claim to be the first at once', async () => {
    const accounts = await Promise.all([makeAccount(test.db, 'Ada'), makeAccount(test.db, 'Bob')]);
    const claims = await Promise.all(
      accounts.map(({ accountId }) => claimInstallation(test.db, accountId, 'closed')),
    );
    expect(claims.toSorted()).toEqual([false, true]);
    expect(await test.db.user.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }]);
  });

  it('makes later accounts interviewers where sign-up is open', async () => {
    const [first, second] = [await makeAccount(test.db), await makeAccount(test.db)];
    await claimInstallation(test.db, first.accountId, 'open');
    expect(await claimInstallation(test.db, second.accountId, 'open')).toBe(true);
    expect(await test.db.user.findUnique({ where: { id: second.accountId } })).toMatchObject({ role: 'interviewer' });
  });
});
