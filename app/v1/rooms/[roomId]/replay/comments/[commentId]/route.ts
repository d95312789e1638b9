import { unwrap } from '#lib/kernel/fault.ts';
import { resolveComment } from '#lib/replay/review-comments-store.server.ts';
import { resolveCommentEndpoint } from '../../../../../_api/replay.ts';
import { reviewerName } from '../../../../../_http/replay-access.ts';
import { serveReplay } from '../../../../../_http/serve-replay.ts';

export const PATCH = serveReplay(resolveCommentEndpoint, async ({ db, room, name, params, body }) => {
  const by = body.resolved ? reviewerName(name, body.name) : null;
  return unwrap(await resolveComment(db, room.roomId, params.commentId, by));
});
