import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { parseJson } from '../kernel/json.ts';

/** Where the notes' socket is, from the sync socket's address. Notes are a document of their own, with their own door. */
export function notesUrl(wsUrl: string): string {
  return `${wsUrl.replace(/\/+$/, '')}/notes`;
}

/** The root of the notes' document. */
export const NOTES_ROOT = 'notes';

/** What a page says in words on the notes' socket: first of all, its ticket. */
const clientWordsSchema = z.object({ type: z.literal('ticket'), ticket: z.string().max(2_048) });

/** What the sync process says in words on it. */
const serverWordsSchema = z.discriminatedUnion('type', [
  /** Everything there is has been sent; what follows is news. */
  z.object({ type: z.literal('welcome') }),
  /** The page's update `k` is committed in Postgres, and with it every one before: the only evidence for "Saved". */
  z.object({ type: z.literal('saved'), k: z.number().int().positive() }),
]);
export type NotesWords = z.infer<typeof serverWordsSchema>;

/** The ticket that a page shows, or undefined where it says something else. */
export function readTicketWords(text: string): string | undefined {
  return clientWordsSchema.safeParse(parseJson(text)).data?.ticket;
}

/** What the sync process said, or undefined where it is nothing of this version. */
export function readNotesWords(text: string): NotesWords | undefined {
  return serverWordsSchema.safeParse(parseJson(text)).data;
}

/** An update on its way: a page counts its own from 1 (`k`), the sync process names the row it is (`n`). */
export interface NotesUpdate {
  readonly number: number;
  readonly update: Uint8Array;
}

export function encodeNotesUpdate({ number, update }: NotesUpdate): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, number);
  encoding.writeUint8Array(encoder, update);
  return new Uint8Array(encoding.toUint8Array(encoder));
}

/** An update as it came, or undefined where the bytes are none. */
export function decodeNotesUpdate(bytes: Uint8Array): NotesUpdate | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const number = decoding.readVarUint(decoder);
    return { number, update: decoding.readTailAsUint8Array(decoder) };
  } catch {
    return undefined;
  }
}

/** Answer of `POST /v1/rooms/:roomId/notes/stamp`: this moment, as the record and the replay know it. */
export const momentSchema = z.object({
  /** The last row of the record. */
  seq: z.number().int(),
  /** Milliseconds since the record began. */
  elapsedMs: z.number(),
});
export type Moment = z.infer<typeof momentSchema>;

/** A stamp as it stands in the notes: `[12:34 @512]`, the time into the session and the row of the record. */
export const STAMP = /\[((?:\d+:)?\d{1,2}:\d{2}) @(\d+)\]/g;

/** Writes a moment as a stamp. */
export function stampOf({ seq, elapsedMs }: Moment): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `[${h > 0 ? `${h}:${two(m)}` : m}:${two(s)} @${seq}]`;
}
