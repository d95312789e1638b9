import type { ReadOnlyReason } from '../protocol/sync-messages.ts';

/**
 * What the connection line says. `edits` counts this browser's own changes that Postgres has not confirmed: they are
 * here and perhaps nowhere else.
 */
export type ConnectionStatus =
  /** The room has not been reached yet. */
  | { readonly kind: 'connecting' }
  /** Every edit of this page is committed; said on the server's `committed` alone (DUR1). */
  | { readonly kind: 'saved'; readonly degraded?: true }
  /**
   * `degraded`: people connected to other instances are seen late. `lateSeconds`: for so long nothing was confirmed, in
   * steps of five; absent while saving takes no longer than it should.
   */
  | { readonly kind: 'saving'; readonly edits: number; readonly lateSeconds?: number; readonly degraded?: true }
  /** There is no network; editing goes on and is sent when it is back. */
  | { readonly kind: 'offline'; readonly edits: number }
  | { readonly kind: 'reconnecting'; readonly edits: number }
  /** With edits, they were typed before; offer them as a file, then `discard()`. */
  | { readonly kind: 'read_only'; readonly reason: ReadOnlyReason; readonly edits: number; readonly degraded?: true }
  /** Reconnecting cannot help. `code` is one of CLOSE_CODES. With edits: offer them as a file, then `discard()`. */
  | { readonly kind: 'closed'; readonly code: number; readonly edits: number };

/** A value that changes, in the shape `useSyncExternalStore` takes: `get` answers the same object until it changes. */
export interface Observable<T> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => T;
}
