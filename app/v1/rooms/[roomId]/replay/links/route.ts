import { unwrap } from '#lib/kernel/fault.ts';
import { createReviewLink, listReviewLinks } from '#lib/replay/review-links-store.server.ts';
import { createReviewLinkEndpoint, listReviewLinksEndpoint } from '../../../../_api/replay.ts';
import { reviewUrl } from '../../../../_http/addresses.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

export const GET = serveReplay(listReviewLinksEndpoint, async ({ db, room }) => ({
  links: await listReviewLinks(db, room.roomId),
}));

export const POST = serveReplay(createReviewLinkEndpoint, async ({ db, room, name = '', body }) => {
  const link = { createdBy: name, days: body.days };
  const { secret, ...made } = unwrap(await createReviewLink(db, room.roomId, link));
  return { ...made, url: reviewUrl(room.roomId, secret) };
});
