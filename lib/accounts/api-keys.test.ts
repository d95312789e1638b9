import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { createApiKey, findByApiKey, listApiKeys, revokeApiKey } from './api-keys.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const scopes = ['rooms:read'] as const;

describe('API keys', () => {
  it('are shown once, kept as a hash, and name their account and scopes', async () => {
    const { accountId } = await makeAccount(test.db);
    const { key, ...shown } = unwrap(await createApiKey(test.db, { accountId, name: 'CI', scopes }));
    expect(await findByApiKey(test.db, key)).toMatchObject({ account: { id: accountId }, scopes });
    const [listed] = await listApiKeys(test.db, accountId);
    expect(listed).toEqual({ ...shown, lastUsedAt: expect.any(Number) });
    expect(JSON.stringify(await test.db.apiKey.findMany())).not.toContain(key);
  });

  it('[ACC1] open nothing once taken back, expired, guessed, or when their account is deactivated', async () => {
    const { accountId } = await makeAccount(test.db);
    const make = async (name: string) =>
      unwrap(await createApiKey(test.db, { accountId, name, scopes, expiresInDays: 1 }));
    const [revoked, expired, orphan] = [await make('revoked'), await make('expired'), await make('orphan')];
    expect(await revokeApiKey(test.db, 'somebody else', revoked.keyId)).toMatchObject({ ok: false });
    unwrap(await revokeApiKey(test.db, accountId, revoked.keyId));
    await test.db.apiKey.update({ where: { id: expired.keyId }, data: { expiresAt: new Date(Date.now() - 1) } });
    for (const { key } of [revoked, expired, { key: 'pairpad_guess' }]) {
      expect(await findByApiKey(test.db, key)).toBeUndefined();
    }
    expect(await findByApiKey(test.db, orphan.key)).toBeDefined();
    await test.db.user.update({ where: { id: accountId }, data: { deactivatedAt: new Date() } });
    expect(await findByApiKey(test.db, orphan.key)).toBeUndefined();
  });
});
