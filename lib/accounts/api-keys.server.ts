import { createHash } from 'node:crypto';
import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { MAX_KEYS_PER_ACCOUNT } from '../protocol/limits.ts';
import { type ApiKey, type ApiScope, apiScopeSchema } from '../protocol/workspace.ts';

/** Says what it is to whoever finds one, and to the scanners that look for keys in repositories. */
const KEY_PREFIX = 'pairpad_';
const SHOWN_CHARACTERS = KEY_PREFIX.length + 4;
const DAY_MS = 24 * 60 * 60 * 1000;
/** "Last used" is for spotting keys nobody needs; writing it at every request would be a write for every read. */
const LAST_USED_STEP_MS = 60_000;

export interface NewApiKey {
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly expiresInDays?: number | undefined;
}

/** Makes a key; it is answered this once and kept as a hash alone. */
export async function createApiKey(
  db: DatabaseOrTransaction,
  wanted: NewApiKey,
): Promise<Result<ApiKey & { key: string }>> {
  const { accountId, name, scopes, expiresInDays } = wanted;
  const count = await db.apiKey.count({ where: { accountId, ...isGood() } });
  if (count >= MAX_KEYS_PER_ACCOUNT) {
    return fail('conflict', 'You have too many keys.', { action: 'Take back one that is not used any more.' });
  }
  const key = `${KEY_PREFIX}${newSecret()}`;
  const row = await db.apiKey.create({
    data: {
      id: newId(),
      accountId,
      name,
      prefix: key.slice(0, SHOWN_CHARACTERS),
      secretHash: hash(key),
      scopes: [...new Set(scopes)],
      expiresAt: expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * DAY_MS),
    },
  });
  return ok({ ...toApiKey(row), key });
}

/** An account's keys that were not taken back, newest first; expired ones among them. */
export async function listApiKeys(db: Database, accountId: string): Promise<ApiKey[]> {
  const rows = await db.apiKey.findMany({ where: { accountId, revokedAt: null }, orderBy: { createdAt: 'desc' } });
  return rows.map(toApiKey);
}

/** Takes a key of an account back, from the next request on. */
export async function revokeApiKey(db: Database, accountId: string, keyId: string): Promise<Result<void>> {
  const { count } = await db.apiKey.updateMany({
    where: { id: keyId, accountId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1 ? ok(undefined) : fail('not_found', 'There is no such key.');
}

/** Whose key this is and what it may do, while key and account are good. */
export async function findByApiKey(db: Database, key: string) {
  const row = await db.apiKey.findFirst({
    where: { secretHash: hash(key), ...isGood(), account: { deactivatedAt: null } },
    include: { account: true },
  });
  if (row === null) return undefined;
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > LAST_USED_STEP_MS) {
    await db.apiKey.update({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  }
  return { account: row.account, scopes: row.scopes.map((scope) => apiScopeSchema.parse(scope)) };
}

function isGood() {
  return {
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
  } satisfies Prisma.ApiKeyWhereInput;
}

function toApiKey(row: Prisma.ApiKeyGetPayload<object>): ApiKey {
  return {
    keyId: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.map((scope) => apiScopeSchema.parse(scope)),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  };
}

// A key is 133 random bits: a plain hash cannot be guessed back, and a look-up by it needs no salt.
function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
