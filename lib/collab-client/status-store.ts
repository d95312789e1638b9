import type { ConnectionStatus, Observable } from './connection-status.ts';

/** Holds the status and tells who listens when it changes; equal statuses are one and the same object. */
export class StatusStore implements Observable<ConnectionStatus> {
  private status: ConnectionStatus = { kind: 'connecting' };
  private readonly listeners = new Set<() => void>();

  // Bound, because React calls them on their own.
  readonly get = (): ConnectionStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(next: ConnectionStatus): void {
    if (JSON.stringify(next) === JSON.stringify(this.status)) return;
    this.status = next;
    for (const listener of this.listeners) listener();
  }
}
