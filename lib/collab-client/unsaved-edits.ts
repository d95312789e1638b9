/**
 * Counts this page's edits that the sync process has not confirmed. Nothing but an answered barrier lowers the count
 * (DUR1): not that a frame was sent, nor that the other side applied it.
 */
export class UnsavedEdits {
  private made = 0;
  private confirmed = 0;
  private barriers = 0;
  /** How many edits each open barrier of this connection stands behind. */
  private readonly covers = new Map<number, number>();

  get count(): number {
    return this.made - this.confirmed;
  }

  /** Whether a barrier of this connection waits for its answer. */
  get isAsking(): boolean {
    return this.covers.size > 0;
  }

  edit(): void {
    this.made += 1;
  }

  /** The number of a new barrier, which stands behind every edit so far. */
  barrier(): number {
    this.barriers += 1;
    this.covers.set(this.barriers, this.made);
    return this.barriers;
  }

  committed(n: number): void {
    const covered = this.covers.get(n);
    if (covered === undefined) return;
    this.confirmed = Math.max(this.confirmed, covered);
    for (const earlier of this.covers.keys()) if (earlier <= n) this.covers.delete(earlier);
  }

  /** A connection ended: its barriers will not be answered, and the next one counts from 1. */
  disconnected(): void {
    this.barriers = 0;
    this.covers.clear();
  }
}
