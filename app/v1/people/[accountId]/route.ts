import { changePerson } from '#lib/accounts/people.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { changePersonEndpoint } from '../../_api/people.ts';
import { serveAccount } from '../../_http/serve.ts';

export const PATCH = serveAccount(changePersonEndpoint, async ({ account, params: { accountId }, body }) =>
  unwrap(await changePerson(database(), { accountId, by: account.accountId }, body)),
);
