import { z } from 'zod';
import {
  branchSchema,
  importedSessionSchema,
  newCommentSchema,
  newReviewLinkSchema,
  openReviewSchema,
  replayContextSchema,
  replaySharingSchema,
  resolveCommentSchema,
  reviewCommentSchema,
  reviewLinkSchema,
  runHistorySchema,
} from '#lib/protocol/replay.ts';
import { createdRoomSchema } from '#lib/protocol/rooms.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Replay';

export const readTapeEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay',
  group,
  summary: 'Answers the record as one compact binary stream: every edit and event in order of arrival.',
  may: 'replay',
  status: 200,
});

export const shareReplayEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/rooms/{roomId}/replay',
  group,
  summary: 'Lets guests and viewers of the room see its replay, or not.',
  may: 'share_replay',
  body: replaySharingSchema,
  status: 204,
});

export const readReplayContextEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay/context',
  group,
  summary: 'Says whose session it was, and what the caller may do with its replay.',
  may: 'replay',
  status: 200,
  answer: replayContextSchema,
});

export const readReplayRunsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay/runs',
  group,
  summary: 'Answers every run with its exact source, its stdin, and its output as it came.',
  may: 'replay',
  status: 200,
  answer: z.object({ runs: z.array(runHistorySchema) }),
});

export const listCommentsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay/comments',
  group,
  summary: 'Lists what reviewers said of the session.',
  may: 'review',
  status: 200,
  answer: z.object({ comments: z.array(reviewCommentSchema) }),
});

export const addCommentEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/replay/comments',
  group,
  summary: 'Says something of a moment and a range of its text, or answers what was said.',
  may: 'review',
  body: newCommentSchema,
  status: 201,
  answer: reviewCommentSchema,
});

export const resolveCommentEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/rooms/{roomId}/replay/comments/{commentId}',
  group,
  summary: 'Settles a comment, or opens it again.',
  may: 'review',
  body: resolveCommentSchema,
  status: 200,
  answer: reviewCommentSchema,
});

export const listReviewLinksEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay/links',
  group,
  summary: 'Lists the review links that are good.',
  may: 'share_replay',
  status: 200,
  answer: z.object({ links: z.array(reviewLinkSchema) }),
});

export const createReviewLinkEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/replay/links',
  group,
  summary: 'Makes a link that shows the replay for some days; it is shown this once.',
  may: 'share_replay',
  body: newReviewLinkSchema,
  status: 201,
  answer: reviewLinkSchema.extend({ url: z.string() }),
});

export const revokeReviewLinkEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/rooms/{roomId}/replay/links/{linkId}',
  group,
  summary: 'Makes a review link worthless.',
  may: 'share_replay',
  status: 204,
});

export const openReviewEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/replay/open',
  group,
  summary: 'Exchanges the secret of a review link for a cookie.',
  may: 'anybody',
  body: openReviewSchema,
  status: 204,
});

export const branchReplayEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/replay/branch',
  group,
  summary: 'Makes a new room with the text after a row of the record.',
  may: 'replay',
  body: branchSchema,
  status: 201,
  answer: createdRoomSchema,
});

export const exportBundleEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/replay/bundle',
  group,
  summary: 'Answers the session as one zip file that other installations import and any browser shows.',
  may: 'share_replay',
  status: 200,
});

export const importBundleEndpoint = endpoint({
  method: 'POST',
  path: '/v1/replays',
  group,
  summary: 'Imports a bundle, sent as the body, as an ended room of the caller.',
  may: 'create_room',
  status: 201,
  answer: importedSessionSchema,
});
