/** A fold over numbered steps, forwards only. `apply` may change the state it is given and answers the next one. */
export interface Fold<State> {
  readonly length: number;
  readonly first: State;
  readonly apply: (state: State, step: number) => State;
  /** A state that later steps leave alone; not needed where states are immutable. */
  readonly copy?: (state: State) => State;
}

/** Few enough steps to replay within a millisecond, far enough apart that an hour's states fit in a few megabytes. */
const CHECKPOINT_EVERY = 250;

/** The state of a fold at any moment (after how many steps), fast in any order: it starts from the nearest kept one. */
export class Checkpointed<State> {
  readonly #fold: Fold<State>;
  readonly #kept: State[];
  #moment = 0;
  #state: State;

  constructor(fold: Fold<State>) {
    this.#fold = fold;
    this.#kept = [fold.first];
    this.#state = this.#copy(fold.first);
    for (let moment = CHECKPOINT_EVERY; moment <= fold.length; moment += CHECKPOINT_EVERY) {
      this.#kept.push(this.#copy(this.at(moment)));
    }
  }

  /** The state at a moment. A state that changes in place is only good until the next call. */
  at(moment: number): State {
    const target = Math.min(Math.max(0, moment), this.#fold.length);
    const nearest = Math.min(Math.floor(target / CHECKPOINT_EVERY), this.#kept.length - 1);
    if (this.#moment > target || this.#moment < nearest * CHECKPOINT_EVERY) {
      this.#moment = nearest * CHECKPOINT_EVERY;
      this.#state = this.#copy(this.#kept[nearest] ?? this.#fold.first);
    }
    while (this.#moment < target) this.#state = this.#fold.apply(this.#state, this.#moment++);
    return this.#state;
  }

  /** The states that are kept at or before a moment, the latest first. */
  *keptBefore(moment: number): Iterable<State> {
    for (let index = Math.floor(moment / CHECKPOINT_EVERY); index >= 0; index--) {
      const state = this.#kept[index];
      if (state !== undefined) yield state;
    }
  }

  #copy(state: State): State {
    return this.#fold.copy?.(state) ?? state;
  }
}
