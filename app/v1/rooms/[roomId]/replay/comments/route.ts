import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import { recordHead } from '#lib/record/record-store.server.ts';
import { addComment, listComments } from '#lib/replay/review-comments-store.server.ts';
import { ROOM_NOT_FOUND } from '#lib/rooms/can.ts';
import { addCommentEndpoint, listCommentsEndpoint } from '../../../../_api/replay.ts';
import { reviewerName } from '../../../../_http/replay-access.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

export const GET = serveReplay(listCommentsEndpoint, async ({ db, room }) => ({
  comments: await listComments(db, room.roomId),
}));

export const POST = serveReplay(addCommentEndpoint, async ({ db, room, name, body }) => {
  const head = await recordHead(db, room.roomId);
  if (head === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const place = { roomId: room.roomId, epoch: head.epoch, author: reviewerName(name, body.name) };
  return unwrap(await addComment(db, place, body));
});
