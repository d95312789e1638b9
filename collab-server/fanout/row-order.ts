/** Rows of a record, `from` to `to`, with what there is to apply of them. */
export interface RowRange<T> {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly T[];
}

/**
 * Which rows of its record a document holds. `seq` has no gaps, so rows that another instance committed are applied in
 * its order: what comes early waits, and a wait that does not end is a row that was lost on the way.
 */
export class RowOrder<T> {
  private held: number;
  private readonly early = new Map<number, RowRange<T>>();

  constructor(seq: number) {
    this.held = seq;
  }

  /** The last row before the first one that is missing. */
  get seq(): number {
    return this.held;
  }

  /** The highest row that is known to exist. */
  get known(): number {
    let known = this.held;
    for (const { to } of this.early.values()) known = Math.max(known, to);
    return known;
  }

  /** Takes rows in, and answers those whose turn it is. */
  take(range: RowRange<T>): readonly T[] {
    if (range.to <= this.held) return [];
    const before = this.early.get(range.from);
    if (before === undefined || before.to < range.to) this.early.set(range.from, range);
    return this.release();
  }

  /** The record was read up to here and applied; answers what follows it. */
  readUpTo(seq: number): readonly T[] {
    this.held = Math.max(this.held, seq);
    return this.release();
  }

  private release(): readonly T[] {
    const due: T[] = [];
    for (let next = this.next(); next !== undefined; next = this.next()) {
      this.early.delete(next.from);
      if (next.to <= this.held) continue;
      this.held = next.to;
      due.push(...next.rows);
    }
    return due;
  }

  /** Ranges may overlap what was read from the record meanwhile; applying twice changes nothing. */
  private next(): RowRange<T> | undefined {
    for (const range of this.early.values()) if (range.from <= this.held + 1) return range;
    return undefined;
  }
}
