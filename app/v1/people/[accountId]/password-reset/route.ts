import { createPasswordReset } from '#lib/accounts/password-reset.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { resetPasswordEndpoint } from '../../../_api/people.ts';
import { serveAccount } from '../../../_http/serve.ts';

export const POST = serveAccount(resetPasswordEndpoint, async ({ params: { accountId } }) =>
  unwrap(await createPasswordReset(database(), accountId)),
);
