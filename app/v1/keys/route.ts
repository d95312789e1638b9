import { createApiKey, listApiKeys } from '#lib/accounts/api-keys.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { createKeyEndpoint, listKeysEndpoint } from '../_api/account.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(listKeysEndpoint, async ({ account }) => ({
  keys: await listApiKeys(database(), account.accountId),
}));

export const POST = serveAccount(createKeyEndpoint, async ({ account, db, body }) =>
  unwrap(await createApiKey(db, { ...body, accountId: account.accountId })),
);
