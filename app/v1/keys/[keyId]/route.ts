import { revokeApiKey } from '#lib/accounts/api-keys.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { revokeKeyEndpoint } from '../../_api/account.ts';
import { serveAccount } from '../../_http/serve.ts';

export const DELETE = serveAccount(revokeKeyEndpoint, async ({ account, params: { keyId } }) =>
  unwrap(await revokeApiKey(database(), account.accountId, keyId)),
);
