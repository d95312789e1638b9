import { z } from 'zod';
import { parseJson } from '../kernel/json.ts';
import { languageSchema } from './languages.ts';
import { MAX_CODE_CHARACTERS } from './limits.ts';
import { personSchema } from './people.ts';
import { roomLifeSchema } from './room-life.ts';
import { outputChunkSchema, runSummarySchema } from './runs.ts';

/** Version of the messages below; either side ignores a message of another. */
export const SYNC_PROTOCOL_VERSION = 1;

/** What a browser says on the sync socket besides Yjs. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  /** "Tell me when everything I sent before this is committed." Counts up from 1 within a connection. */
  z.object({ type: z.literal('barrier'), n: z.number().int().positive() }),
  /** "Put the room in this language." Starter code is replaced only while it is untouched. */
  z.object({ type: z.literal('language'), language: languageSchema }),
  /** "What I sent last was pasted": the record says so, and replay shows it. */
  z.object({ type: z.literal('pasted'), characters: z.number().int().positive().max(MAX_CODE_CHARACTERS) }),
  /** "My tab is (not) in front": the record says when somebody looked elsewhere. */
  z.object({ type: z.literal('attention'), here: z.boolean() }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** Why a socket may read but not write. */
export const readOnlyReasonSchema = z.enum(['viewer', 'room_full', 'room_ended', 'edit_locked']);
export type ReadOnlyReason = z.infer<typeof readOnlyReasonSchema>;

/** What the sync process says to a browser besides Yjs. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  /** First message of a connection: whether it may write, if not, why, and which record of the room it is in. */
  z.object({ type: z.literal('welcome'), readOnly: readOnlyReasonSchema.nullable(), epoch: z.number().int() }),
  /** Other instances cannot be reached: people who are connected to them are seen late. Said when it changes. */
  z.object({ type: z.literal('degraded'), degraded: z.boolean() }),
  /** Every update this socket sent before barrier `n` is committed in Postgres: the only evidence for "Saved". */
  z.object({ type: z.literal('committed'), n: z.number().int().positive() }),
  /** A run of this room began or changed state. */
  z.object({ type: z.literal('run'), run: runSummarySchema }),
  /** The room's question is now its `n`th: ask the app for what you may see of it. */
  z.object({ type: z.literal('question'), n: z.number().int().positive() }),
  /** How the room stands in its life; to hosts, also who waits to be let in. Said on entering and at each change. */
  z.object({
    type: z.literal('life'),
    title: z.string(),
    life: roomLifeSchema,
    waiting: z.array(personSchema),
  }),
  /** Output of a run; chunks may repeat what was already read and are ordered by `n`. */
  z.object({ type: z.literal('output'), runId: z.string(), chunks: z.array(outputChunkSchema) }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

const envelope = <T extends z.ZodType>(message: T) => z.object({ v: z.literal(SYNC_PROTOCOL_VERSION), message });
const clientEnvelope = envelope(clientMessageSchema);
const serverEnvelope = envelope(serverMessageSchema);

/** A message as it goes over the wire. */
export function encodeMessage(message: ClientMessage | ServerMessage): string {
  return JSON.stringify({ v: SYNC_PROTOCOL_VERSION, message });
}

/** What a browser sent, or undefined where it is no message of this version. */
export function decodeClientMessage(payload: string): ClientMessage | undefined {
  return clientEnvelope.safeParse(parseJson(payload)).data?.message;
}

/** What the sync process sent, or undefined where it is no message of this version. */
export function decodeServerMessage(payload: string): ServerMessage | undefined {
  return serverEnvelope.safeParse(parseJson(payload)).data?.message;
}
