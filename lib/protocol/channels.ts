import { z } from 'zod';

/** Hints that cross processes over Postgres NOTIFY: ids and last numbers, never data (payloads end at 8,000 bytes). */
export const CHANNELS = {
  /** New output or a new state of a run: read its rows after your own cursor. */
  run: { name: 'pairpad_run', payload: z.object({ roomId: z.string(), runId: z.string(), n: z.number().int() }) },
  /** Somebody asked that a run stop; the process that holds it obeys. */
  stop: { name: 'pairpad_stop', payload: z.object({ runId: z.string(), by: z.string() }) },
  /** Somebody typed to a run: the process that holds it reads the rows after its own cursor. */
  input: { name: 'pairpad_input', payload: z.object({ runId: z.string() }) },
  /** A question was put into a room: read the room's newest. */
  question: { name: 'pairpad_question', payload: z.object({ roomId: z.string(), n: z.number().int() }) },
  /** Something was saved to a room's notes: read the rows after your own cursor. */
  notes: { name: 'pairpad_notes', payload: z.object({ roomId: z.string(), n: z.number().int() }) },
  /**
   * Access in a room changed, for one participant or (null) for all: recheck its sockets. With `renew`, close them even
   * where nothing changed: whoever opened them must ask for a ticket again.
   */
  access: {
    name: 'pairpad_access',
    payload: z.object({ roomId: z.string(), participantId: z.string().nullable(), renew: z.boolean().optional() }),
  },
} as const;

export type ChannelKey = keyof typeof CHANNELS;
export type ChannelPayload<K extends ChannelKey> = z.infer<(typeof CHANNELS)[K]['payload']>;
