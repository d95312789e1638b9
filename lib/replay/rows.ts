import { type RoomEvent, roomEventSchema } from '../protocol/events.ts';

/** What every row of a record says besides its content. */
interface RowHead {
  readonly seq: number;
  /** Milliseconds since the epoch, server's clock, when it arrived. */
  readonly at: number;
  /** The authenticated sender; null for what the server itself wrote. */
  readonly participantId: string | null;
}

/** An edit as it arrived: a Yjs v1 update. */
export interface UpdateRow extends RowHead {
  readonly update: Uint8Array;
  /** When its author's browser says it was typed, for what was typed offline. */
  readonly claimedAt: number | null;
  /** False where it carries structs under another's client id. */
  readonly verified: boolean;
}

/** Something that happened besides edits. */
export interface EventRow extends RowHead {
  readonly event: RoomEvent;
}

/** One row of a record, in the form that replay folds. */
export type ReplayRow = UpdateRow | EventRow;

/** Whose client id is whose: what an authenticated connection first used it as (REP3). Null is the server itself. */
export type ClientBindings = ReadonlyMap<number, string | null>;

/** The event of a row; undefined where a newer version of Pairpad wrote a kind that this one does not know. */
export function readEvent(value: unknown): RoomEvent | undefined {
  return roomEventSchema.safeParse(value).data;
}
