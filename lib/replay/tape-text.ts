import { splice } from './splice.ts';
import { type Edits, insertedText } from './tape.ts';

/** Few enough edits to replay within a millisecond, far enough apart that an hour's texts fit in a few megabytes. */
const CHECKPOINT_EVERY = 250;

/** The text at any moment of a tape; a moment is how many edits had been made. */
export class TapeText {
  readonly #edits: Edits;
  readonly #checkpoints: string[] = [''];
  #moment = 0;
  #text = '';

  constructor(edits: Edits) {
    this.#edits = edits;
    for (let moment = CHECKPOINT_EVERY; moment <= edits.length; moment += CHECKPOINT_EVERY) {
      this.#checkpoints.push(this.at(moment));
    }
  }

  at(moment: number): string {
    const target = Math.min(Math.max(0, moment), this.#edits.length);
    const checkpoint = Math.min(Math.floor(target / CHECKPOINT_EVERY), this.#checkpoints.length - 1);
    if (this.#moment > target || this.#moment < checkpoint * CHECKPOINT_EVERY) {
      this.#moment = checkpoint * CHECKPOINT_EVERY;
      this.#text = this.#checkpoints[checkpoint] ?? '';
    }
    const { position, deleted } = this.#edits;
    for (; this.#moment < target; this.#moment++) {
      const index = this.#moment;
      this.#text = splice(this.#text, position[index] ?? 0, deleted[index] ?? 0, insertedText(this.#edits, index));
    }
    return this.#text;
  }

  /** Every text that is kept, for looking through the whole history. */
  get checkpoints(): readonly string[] {
    return this.#checkpoints;
  }
}
