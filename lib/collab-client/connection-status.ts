import type { ReadOnlyReason } from '../protocol/sync-messages.ts';

/**
 * What the connection line says. `edits` counts this page's own changes that Postgres has not confirmed: they are in
 * this browser and perhaps nowhere else.
 */
export type ConnectionStatus =
  /** The room has not been reached yet. */
  | { readonly kind: 'connecting' }
  /** Every edit of this page is committed; said on the server's `committed` alone (DUR1). */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly edits: number }
  /** There is no network; editing goes on and is sent when it is back. */
  | { readonly kind: 'offline'; readonly edits: number }
  | { readonly kind: 'reconnecting'; readonly edits: number }
  | { readonly kind: 'read_only'; readonly reason: ReadOnlyReason }
  /** Reconnecting cannot help. `code` is one of CLOSE_CODES. */
  | { readonly kind: 'closed'; readonly code: number; readonly edits: number };

/** A value that changes, in the shape `useSyncExternalStore` takes: `get` answers the same object until it changes. */
export interface Observable<T> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => T;
}
