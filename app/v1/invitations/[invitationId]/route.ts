import { revokeInvitation } from '#lib/accounts/invitations.server.ts';
import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { revokeInvitationEndpoint } from '../../_api/people.ts';
import { serveAccount } from '../../_http/serve.ts';

export const DELETE = serveAccount(revokeInvitationEndpoint, async ({ params: { invitationId } }) =>
  unwrap(await revokeInvitation(database(), invitationId)),
);
