import { signOutEverywhere } from '#lib/accounts/sessions.server.ts';
import { database } from '#lib/db/database.server.ts';
import { signOutEverywhereEndpoint } from '../../_api/account.ts';
import { serveAccount } from '../../_http/serve.ts';

export const POST = serveAccount(signOutEverywhereEndpoint, ({ account }) =>
  database().$transaction((tx) => signOutEverywhere(tx, account.accountId)),
);
