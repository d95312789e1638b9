import { NextResponse } from 'next/server';
import { knock } from '#lib/accounts/doors.server.ts';
import { database } from '#lib/db/database.server.ts';
import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import { reviewLinkExpiry } from '#lib/replay/review-links-store.server.ts';
import { openReviewEndpoint } from '../../../../_api/replay.ts';
import { cookieOptions } from '../../../../_http/cookie-options.ts';
import { reviewCookieName } from '../../../../_http/replay-access.ts';
import { serveAnybody } from '../../../../_http/serve.ts';

export const POST = serveAnybody(openReviewEndpoint, async ({ request, params: { roomId }, body: { secret } }) => {
  const expiresAt = await reviewLinkExpiry(database(), roomId, secret);
  if (expiresAt === undefined) {
    unwrap(knock('secret', clientAddress(request.headers)));
    throw new FaultError({
      code: 'not_found',
      message: 'This review link is not good any more.',
      action: 'Ask whoever sent it for a new one.',
    });
  }
  const answer = new NextResponse(null, { status: 204 });
  const secondsLeft = Math.ceil((expiresAt - Date.now()) / 1000);
  answer.cookies.set(reviewCookieName(roomId), secret, cookieOptions(secondsLeft));
  return answer;
});
