/** One edit of this page, or of an earlier one in the same browser, that is not known to be saved. */
export interface UnsavedEdit {
  readonly update: Uint8Array;
  /** When it was typed, in milliseconds since the epoch, by the browser's clock. */
  readonly at: number;
}

/** The connection line counts in such steps how long nothing was saved: one a second would be noise. */
const LATE_STEP_SECONDS = 5;

/**
 * The edits of this browser that the sync process has not confirmed, oldest first. Nothing but an answered barrier
 * takes them off (DUR1): not that a frame was sent, nor that the other side applied it.
 */
export class UnsavedEdits<E extends UnsavedEdit = UnsavedEdit> {
  private edits: E[] = [];
  private confirmed = 0;
  private barriers = 0;
  /** How many edits each open barrier of this connection stands behind. */
  private readonly covers = new Map<number, number>();

  get count(): number {
    return this.edits.length;
  }

  get all(): readonly E[] {
    return this.edits;
  }

  /** Whether a barrier of this connection waits for its answer. */
  get isAsking(): boolean {
    return this.covers.size > 0;
  }

  /** For how long a connection that is up since then has not confirmed the oldest one; nothing below the first step. */
  lateness(upSince: number, now = Date.now()): { lateSeconds?: number } {
    const since = Math.max(this.edits[0]?.at ?? now, upSince);
    const steps = Math.floor((now - since) / (LATE_STEP_SECONDS * 1000));
    return steps > 0 ? { lateSeconds: steps * LATE_STEP_SECONDS } : {};
  }

  add(edit: E): void {
    this.edits.push(edit);
  }

  /** The number of a new barrier, which stands behind every edit so far. */
  barrier(): number {
    this.barriers += 1;
    this.covers.set(this.barriers, this.confirmed + this.edits.length);
    return this.barriers;
  }

  /** Takes off what the answered barrier stood behind, and answers that. */
  committed(n: number): readonly E[] {
    const covered = this.covers.get(n);
    if (covered === undefined) return [];
    for (const earlier of this.covers.keys()) if (earlier <= n) this.covers.delete(earlier);
    const saved = this.edits.splice(0, Math.max(0, covered - this.confirmed));
    this.confirmed += saved.length;
    return saved;
  }

  /** A connection ended: its barriers will not be answered, and the next one counts from 1. */
  disconnected(): void {
    this.barriers = 0;
    this.covers.clear();
  }

  /** Gives up what is unsaved. */
  discard(): void {
    this.confirmed += this.edits.length;
    this.edits = [];
  }
}
