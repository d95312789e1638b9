import { mailInvitation } from '#lib/accounts/invitation-mail.server.ts';
import { createInvitation, listInvitations } from '#lib/accounts/invitations.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { createInvitationEndpoint, listInvitationsEndpoint } from '../_api/people.ts';
import { invitationUrl } from '../_http/addresses.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(listInvitationsEndpoint, async () => ({
  invitations: await listInvitations(database()),
}));

export const POST = serveAccount(createInvitationEndpoint, async ({ account, db, body }) => {
  const { invitation, secret } = unwrap(await createInvitation(db, { ...body, createdById: account.accountId }));
  const url = invitationUrl(secret);
  return { ...invitation, invitationUrl: url, isMailed: mailInvitation(invitation, url, account.name) };
});
