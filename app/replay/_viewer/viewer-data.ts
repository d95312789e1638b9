import { z } from 'zod';
import { replayContextSchema, reviewCommentSchema, runHistorySchema } from '#lib/protocol/replay.ts';

/** What the viewer page of a bundle carries: all it shows, since it has nobody to ask. */
export const viewerDataSchema = z.object({
  context: replayContextSchema,
  /** The encoded tape, in base64. */
  tape: z.base64(),
  runs: z.array(runHistorySchema),
  comments: z.array(reviewCommentSchema),
});
export type ViewerData = z.infer<typeof viewerDataSchema>;

/** Ids of the page's elements that hold the data and the worker's program. */
export const VIEWER_DATA_ID = 'session';
export const VIEWER_WORKER_ID = 'worker';
