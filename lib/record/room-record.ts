import { type PendingRow, rowBytes } from './pending-row.ts';
import type { RecordPlace } from './record-store.server.ts';

/** The room's record cannot be written any more; what was not confirmed is not in it. */
export class RecordFencedError extends Error {
  override readonly name = 'RecordFencedError';
}

interface Waiter {
  /** How many rows must be committed. */
  readonly target: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * One loaded room's end of the record: rows that wait, rows on their way, and who waits for them. It knows no
 * database; the appender moves it along.
 */
export class RoomRecord {
  readonly roomId: string;
  readonly epoch: number;
  /** Whose each client id is, as far as this process has asked the database. */
  readonly owners = new Map<number, string | null>();
  /** Client ids that somebody claimed and the database has not yet settled. */
  readonly claims = new Map<number, string | null>();
  private seqCommitted: number;
  private pending: PendingRow[] = [];
  private flying: readonly PendingRow[] = [];
  private bytesWaiting = 0;
  private rowsAppended = 0;
  private rowsCommitted = 0;
  private waiters: Waiter[] = [];
  private fence: RecordFencedError | undefined;

  constructor(roomId: string, { epoch, seq }: RecordPlace) {
    this.roomId = roomId;
    this.epoch = epoch;
    this.seqCommitted = seq;
  }

  /** The last row of this room that this process has seen committed. */
  get seq(): number {
    return this.seqCommitted;
  }

  get fenced(): boolean {
    return this.fence !== undefined;
  }

  /** Bytes that wait to be committed. */
  get waitingBytes(): number {
    return this.bytesWaiting;
  }

  get isIdle(): boolean {
    return this.rowsAppended === this.rowsCommitted && this.claims.size === 0;
  }

  push(row: PendingRow): void {
    if (this.fence !== undefined) return;
    this.pending.push(row);
    this.rowsAppended += 1;
    this.bytesWaiting += rowBytes(row);
  }

  /** Resolves when every row appended before this call is committed; rejects when one never will be. */
  settled(): Promise<void> {
    if (this.fence !== undefined) return Promise.reject(this.fence);
    const target = this.rowsAppended;
    if (this.rowsCommitted >= target) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiters.push({ target, resolve, reject }));
  }

  /** The oldest rows that wait, up to `most`; they are on their way until `committedTo` or `close`. */
  take(most: number): readonly PendingRow[] {
    if (this.flying.length === 0) this.flying = this.pending.splice(0, most);
    return this.flying;
  }

  /** The first `count` rows on their way are committed, the last of them as `seq`. */
  committedTo(seq: number, count: number): void {
    for (const row of this.flying.slice(0, count)) this.bytesWaiting -= rowBytes(row);
    this.flying = this.flying.slice(count);
    this.rowsCommitted += count;
    this.seqCommitted = seq;
    const done = this.waiters.filter(({ target }) => target <= this.rowsCommitted);
    this.waiters = this.waiters.filter(({ target }) => target > this.rowsCommitted);
    for (const { resolve } of done) resolve();
  }

  /** Gives the record up: nothing more is taken in, and who waits learns that it will not come. */
  close(reason: string, cause?: unknown): void {
    if (this.fence !== undefined) return;
    this.fence = new RecordFencedError(reason, { cause });
    this.pending = [];
    this.flying = [];
    this.bytesWaiting = 0;
    this.claims.clear();
    for (const { reject } of this.waiters.splice(0)) reject(this.fence);
  }
}
