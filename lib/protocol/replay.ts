import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { MAX_COMMENT_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_REVIEW_LINK_DAYS } from './limits.ts';
import { personNameSchema, personSchema } from './people.ts';
import { roomStateSchema } from './room-life.ts';
import { outputChunkSchema, runEndSchema, runStateSchema } from './runs.ts';

/** A run as replay shows it: exactly what was executed, and its output as it came. */
export const runHistorySchema = z.object({
  runId: z.string(),
  participantId: z.string(),
  startedBy: z.string(),
  language: languageSchema,
  code: z.string(),
  stdin: z.string(),
  timeoutSeconds: z.number().int(),
  /** The row of the record after which it started. */
  seq: z.number().int(),
  state: runStateSchema,
  end: runEndSchema.nullable(),
  executionTimeMs: z.number().nullable(),
  memoryUsageMb: z.number().nullable(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  chunks: z.array(outputChunkSchema.extend({ at: z.number() })),
});
export type RunHistory = z.infer<typeof runHistorySchema>;

/** What a reviewer says of a moment and a range of its text. */
export const reviewCommentSchema = z.object({
  commentId: z.string(),
  /** The comment it answers. */
  parentId: z.string().nullable(),
  seq: z.number().int().nonnegative(),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  author: z.string(),
  body: z.string(),
  createdAt: z.number(),
  resolvedAt: z.number().nullable(),
  resolvedBy: z.string().nullable(),
});
export type ReviewComment = z.infer<typeof reviewCommentSchema>;

const position = z.number().int().nonnegative().max(MAX_DOCUMENT_BYTES);

/** Body of `POST /v1/rooms/:roomId/replay/comments`. Who holds a review link says a name. */
export const newCommentSchema = z
  .object({
    parentId: z.string().nullable().default(null),
    seq: position,
    from: position,
    to: position,
    body: z.string().trim().min(1, 'Write something.').max(MAX_COMMENT_CHARACTERS),
    name: personNameSchema.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins.' });
export type NewComment = z.infer<typeof newCommentSchema>;

/** Body of `PATCH /v1/rooms/:roomId/replay/comments/:commentId`. */
export const resolveCommentSchema = z.object({ resolved: z.boolean(), name: personNameSchema.optional() });

/** What was asked in a room, as everybody in it could read it. */
export const replayStatementSchema = z.object({ n: z.number().int(), title: z.string(), statement: z.string() });
export type ReplayStatement = z.infer<typeof replayStatementSchema>;

/** What the replay page shows around the record. */
export const replayContextSchema = z.object({
  roomId: z.string(),
  title: z.string(),
  language: languageSchema,
  state: roomStateSchema,
  people: z.array(personSchema),
  /** In the order in which they were put in; the record's `question_changed` says when, by `n`. */
  statements: z.array(replayStatementSchema),
  /** Whom comments are by; null for the holder of a review link, who types a name. */
  you: z.string().nullable(),
  /** Notes are the hosts' own: whoever else sees the record does not see them. */
  may: z.object({ review: z.boolean(), share: z.boolean(), branch: z.boolean(), notes: z.boolean() }),
  guestsMayReplay: z.boolean(),
});
export type ReplayContext = z.infer<typeof replayContextSchema>;

/** Body of `PATCH /v1/rooms/:roomId/replay`. */
export const replaySharingSchema = z.object({ guestsMayReplay: z.boolean() });

/** Body of `POST /v1/rooms/:roomId/replay/links`. */
export const newReviewLinkSchema = z.object({ days: z.number().int().min(1).max(MAX_REVIEW_LINK_DAYS).default(7) });

export const reviewLinkSchema = z.object({
  linkId: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type ReviewLink = z.infer<typeof reviewLinkSchema>;

/** Body of `POST /v1/rooms/:roomId/replay/open`: the secret of a review link for a cookie. */
export const openReviewSchema = z.object({ secret: z.string().min(1).max(64) });

/** Body of `POST /v1/rooms/:roomId/replay/branch`: a new room with the text after a row, or with what a run executed. */
export const branchSchema = z.object({ seq: position, runId: z.string().optional() });

/** Answer of `POST /v1/replays`. */
export const importedSessionSchema = z.object({ roomId: z.string(), replayUrl: z.string() });
