import { revokeReviewLink } from '#lib/replay/review-links-store.server.ts';
import { revokeReviewLinkEndpoint } from '../../../../../_api/replay.ts';
import { serveReplay } from '../../../../../_http/serve-replay.ts';

export const DELETE = serveReplay(revokeReviewLinkEndpoint, async ({ db, room, params }) => {
  await revokeReviewLink(db, room.roomId, params.linkId);
});
