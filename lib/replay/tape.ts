import type { RoomEvent } from '../protocol/events.ts';

/** Bits of an edit's `flags`. */
export const EDIT_FLAGS = {
  /** Relayed under somebody else's connection: who wrote it is not proven. */
  unverified: 1,
  /** Typed offline: `typedAt` is what its author's browser says. */
  offline: 2,
} as const;

/** Every change of the text in order of arrival, one column a fact; row `i` of each belongs to edit `i`. */
export interface Edits {
  readonly length: number;
  /** The row of the record that brought it; several edits may share one. */
  readonly seq: Int32Array;
  /** When it arrived: milliseconds since the tape's start, never falling. */
  readonly at: Float64Array;
  /** When it was typed, on the same scale; earlier than `at` for what was typed offline. */
  readonly typedAt: Float64Array;
  /** Who did it, as an index into the tape's `people`. */
  readonly person: Uint16Array;
  readonly flags: Uint8Array;
  readonly position: Int32Array;
  readonly deleted: Int32Array;
  /** Where its inserted text ends in `inserted`; it begins where the previous one's ends. */
  readonly insertedEnd: Int32Array;
  /** All inserted text, one edit's after the other's. */
  readonly inserted: string;
}

/** A caret's place once its owner has left. */
export const NO_CARET = -1;

/** Where people put their carets without typing, sampled; NO_CARET where they left. */
export interface CaretMoves {
  readonly length: number;
  /** The row of the record that told of it. */
  readonly seq: Int32Array;
  /** How many edits had been made. */
  readonly edit: Int32Array;
  readonly at: Float64Array;
  readonly person: Uint16Array;
  readonly anchor: Int32Array;
  readonly head: Int32Array;
}

export interface TapeEvent {
  readonly seq: number;
  /** Milliseconds since the tape's start. */
  readonly at: number;
  /** How many edits had been made. */
  readonly edit: number;
  readonly event: RoomEvent;
}

/** Index into `people` of the server itself: starter code, and what nobody's connection vouches for. */
export const NOBODY = 0;

/** A room's record made linear: what replay needs of it, with no Yjs in it. */
export interface Tape {
  readonly epoch: number;
  /** The last row folded in. */
  readonly seq: number;
  /** Milliseconds since the epoch at which the record begins. */
  readonly startedAt: number;
  /** How long after that the last row arrived. */
  readonly durationMs: number;
  /** Participant ids by index; `people[NOBODY]` is null. */
  readonly people: readonly (string | null)[];
  readonly edits: Edits;
  readonly carets: CaretMoves;
  readonly events: readonly TapeEvent[];
}

/** The text that edit `index` inserted. */
export function insertedText({ inserted, insertedEnd }: Edits, index: number): string {
  return inserted.slice(insertedStart({ insertedEnd }, index), insertedEnd[index]);
}

export function insertedLength(edits: Pick<Edits, 'insertedEnd'>, index: number): number {
  return (edits.insertedEnd[index] ?? 0) - insertedStart(edits, index);
}

function insertedStart({ insertedEnd }: Pick<Edits, 'insertedEnd'>, index: number): number {
  return index === 0 ? 0 : (insertedEnd[index - 1] ?? 0);
}

export function hasFlag({ flags }: Edits, index: number, flag: keyof typeof EDIT_FLAGS): boolean {
  return ((flags[index] ?? 0) & EDIT_FLAGS[flag]) !== 0;
}

/** How many leading values of a rising column are at most `limit`. */
export function countUpTo(column: ArrayLike<number>, limit: number, length = column.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
