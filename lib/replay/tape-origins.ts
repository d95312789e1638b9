import { type Edits, insertedLength } from './tape.ts';

const CHECKPOINT_EVERY = 250;
const FIRST_CAPACITY = 4_096;

/**
 * Which edit each character of the text came from, at any moment of a tape: from that follow its author, when it was
 * written and how it came. Built at first use: a replay that never asks pays nothing.
 */
export class TapeOrigins {
  readonly #edits: Edits;
  readonly #checkpoints: Int32Array[] = [new Int32Array(0)];
  #moment = 0;
  #length = 0;
  #origins = new Int32Array(FIRST_CAPACITY);

  constructor(edits: Edits) {
    this.#edits = edits;
    for (let moment = CHECKPOINT_EVERY; moment <= edits.length; moment += CHECKPOINT_EVERY) {
      this.#checkpoints.push(this.at(moment).slice());
    }
  }

  /** The edit that wrote each character, as a view that the next call overwrites. */
  at(moment: number): Int32Array {
    const target = Math.min(Math.max(0, moment), this.#edits.length);
    const checkpoint = Math.min(Math.floor(target / CHECKPOINT_EVERY), this.#checkpoints.length - 1);
    if (this.#moment > target || this.#moment < checkpoint * CHECKPOINT_EVERY) {
      const kept = this.#checkpoints[checkpoint] ?? new Int32Array(0);
      this.#reserve(kept.length);
      this.#origins.set(kept);
      this.#length = kept.length;
      this.#moment = checkpoint * CHECKPOINT_EVERY;
    }
    for (; this.#moment < target; this.#moment++) this.#apply(this.#moment);
    return this.#origins.subarray(0, this.#length);
  }

  #apply(index: number): void {
    const position = this.#edits.position[index] ?? 0;
    const deleted = this.#edits.deleted[index] ?? 0;
    const inserted = insertedLength(this.#edits, index);
    const length = this.#length + inserted - deleted;
    this.#reserve(length);
    this.#origins.copyWithin(position + inserted, position + deleted, this.#length);
    this.#origins.fill(index, position, position + inserted);
    this.#length = length;
  }

  #reserve(length: number): void {
    if (length <= this.#origins.length) return;
    const larger = new Int32Array(Math.max(length, this.#origins.length * 2));
    larger.set(this.#origins);
    this.#origins = larger;
  }
}
