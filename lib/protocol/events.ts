import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { personSchema } from './people.ts';
import { runEndSchema } from './runs.ts';

/** What happened in a room besides edits; each is a row of the record. */
export const roomEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('room_created'), language: languageSchema, template: z.string() }),
  z.object({ type: z.literal('person_joined'), person: personSchema }),
  z.object({ type: z.literal('person_left'), participantId: z.string() }),
  z.object({ type: z.literal('language_changed'), language: languageSchema, participantId: z.string() }),
  z.object({ type: z.literal('run_started'), runId: z.string(), language: languageSchema, participantId: z.string() }),
  z.object({ type: z.literal('run_ended'), runId: z.string(), end: runEndSchema }),
  z.object({ type: z.literal('room_ended'), participantId: z.string() }),
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
