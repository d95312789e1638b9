import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { personSchema } from './people.ts';
import { afterEndSchema, roomLifeSchema } from './room-life.ts';
import { runEndSchema } from './runs.ts';

/** A place in the text that survives edits: the character after it, by its Yjs id; null is the end of the text. */
export const caretPointSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).nullable();
export type CaretPoint = z.infer<typeof caretPointSchema>;

/** Where one person's caret was moved without typing; `points` are anchor and head, or one for both. */
export const caretSampleSchema = z.object({
  participantId: z.string(),
  points: z.union([z.tuple([caretPointSchema]), z.tuple([caretPointSchema, caretPointSchema])]),
});
export type CaretSample = z.infer<typeof caretSampleSchema>;

/** What happened in a room besides edits; each is a row of the record. */
export const roomEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('room_created'), language: languageSchema, template: z.string() }),
  z.object({ type: z.literal('person_joined'), person: personSchema }),
  z.object({
    type: z.literal('person_left'),
    participantId: z.string(),
    /** Where their line had been silent before: when it was last heard, in milliseconds since the epoch. */
    heardAt: z.number().optional(),
  }),
  z.object({ type: z.literal('language_changed'), language: languageSchema, participantId: z.string() }),
  z.object({ type: z.literal('run_started'), runId: z.string(), language: languageSchema, participantId: z.string() }),
  z.object({ type: z.literal('run_ended'), runId: z.string(), end: runEndSchema }),
  z.object({ type: z.literal('room_ended'), participantId: z.string(), afterEnd: afterEndSchema.optional() }),
  z.object({ type: z.literal('room_reopened'), participantId: z.string() }),
  /** A host set these; what is absent stayed as it was. */
  z.object({
    type: z.literal('room_changed'),
    participantId: z.string(),
    change: roomLifeSchema.omit({ state: true }).extend({ title: z.string() }).partial(),
  }),
  /** A host put a question in; its private part is never in the record. */
  z.object({
    type: z.literal('question_changed'),
    participantId: z.string(),
    n: z.number().int().positive(),
    title: z.string(),
  }),
  z.object({ type: z.literal('person_waiting'), person: personSchema }),
  z.object({ type: z.literal('person_admitted'), participantId: z.string(), by: z.string() }),
  z.object({ type: z.literal('person_removed'), participantId: z.string(), by: z.string() }),
  /** Carets that moved since the last sample, one a person; typing moves its own caret and needs none. */
  z.object({ type: z.literal('carets'), carets: z.array(caretSampleSchema) }),
  /** The page says that what it sent last was pasted, this many characters of it. */
  z.object({ type: z.literal('pasted'), participantId: z.string(), characters: z.number().int().positive() }),
  z.object({ type: z.literal('tab_left'), participantId: z.string() }),
  z.object({ type: z.literal('tab_returned'), participantId: z.string() }),
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
