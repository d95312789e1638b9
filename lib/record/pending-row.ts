import type { RoomEvent } from '../protocol/events.ts';

/** One row on its way into the record. */
export interface PendingRow {
  /** When it reached this process, in milliseconds since the epoch. */
  readonly at: number;
  /** When the browser says it was typed; null for what was typed online. */
  readonly claimedAt: number | null;
  /** The authenticated sender; null for what the server itself wrote. */
  readonly participantId: string | null;
  readonly content:
    | { readonly kind: 'update'; readonly update: Uint8Array; readonly clientIds: readonly number[] }
    | { readonly kind: 'event'; readonly event: RoomEvent };
}

/** Bytes a row holds in memory while it waits, near enough for a bound. */
export function rowBytes({ content }: PendingRow): number {
  return content.kind === 'update' ? content.update.byteLength : 256;
}
