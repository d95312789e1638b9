import type { Observable } from './connection-status.ts';

/** Holds a status and tells who listens when it changes; equal statuses are one and the same object. */
export class StatusStore<Status> implements Observable<Status> {
  private status: Status;
  private readonly listeners = new Set<() => void>();

  constructor(first: Status) {
    this.status = first;
  }

  // Bound, because React calls them on their own.
  readonly get = (): Status => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(next: Status): void {
    if (JSON.stringify(next) === JSON.stringify(this.status)) return;
    this.status = next;
    for (const listener of this.listeners) listener();
  }
}
