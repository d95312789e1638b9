import { NextResponse } from 'next/server';
import { knock } from '#lib/accounts/doors.server.ts';
import { INVITATION_COOKIE, INVITATION_COOKIE_SECONDS } from '#lib/accounts/invitation-cookie.ts';
import { openInvitation } from '#lib/accounts/invitations.server.ts';
import { database } from '#lib/db/database.server.ts';
import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { openInvitationEndpoint } from '../../_api/people.ts';
import { cookieOptions } from '../../_http/cookie-options.ts';
import { serveAnybody } from '../../_http/serve.ts';

export const POST = serveAnybody(openInvitationEndpoint, async ({ request, body: { secret } }) => {
  unwrap(knock('secret', clientAddress(request.headers)));
  const { role, email, expiresAt } = unwrap(await openInvitation(database(), secret));
  const answer = NextResponse.json({ role, email, expiresAt });
  answer.cookies.set(INVITATION_COOKIE, secret, cookieOptions(INVITATION_COOKIE_SECONDS));
  return answer;
});
