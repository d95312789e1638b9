import { z } from 'zod';
import { personSchema } from './people.ts';

/** A Yjs relative position as JSON; opaque to everything but Yjs. */
const relativePosition = z.record(z.string(), z.unknown());

/**
 * The awareness state of one client. The browser writes `cursor`; `person` is overwritten by the sync process with
 * the participant the socket was opened for, so it can be believed (ACC5).
 */
export const presenceSchema = z.object({
  person: personSchema.optional(),
  cursor: z.object({ anchor: relativePosition, head: relativePosition }).nullish(),
});
export type Presence = z.infer<typeof presenceSchema>;
