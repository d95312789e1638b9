import { renameAccount } from '#lib/accounts/people.server.ts';
import { database } from '#lib/db/database.server.ts';
import { changeAccountEndpoint, readAccountEndpoint } from '../_api/account.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(readAccountEndpoint, async ({ account: { accountId, name, email, role } }) => ({
  accountId,
  name,
  email,
  role,
}));

export const PATCH = serveAccount(changeAccountEndpoint, ({ account, body: { name } }) =>
  renameAccount(database(), account.accountId, name),
);
