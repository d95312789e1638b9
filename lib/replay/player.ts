import type { Clock } from '../kernel/clock.ts';
import { countUpTo, type Tape } from './tape.ts';

export const SPEEDS = [0.5, 1, 2, 4, 8, 16, 32] as const;
export type Speed = (typeof SPEEDS)[number];

/** Nothing happening for this long is idle; shorter pauses belong to how somebody works. */
const IDLE_MS = 3_000;
/** Shown of an idle stretch at either end, so that its skipping is seen and not startling. */
const IDLE_EDGE_MS = 700;

/** A place in a replay. Several edits may fall in one millisecond, so the time alone does not say it. */
export interface Position {
  /** Milliseconds since the tape's start. */
  readonly time: number;
  /** How many edits had been made. */
  readonly moment: number;
}

export interface PlayerState {
  readonly position: Position;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly skipIdle: boolean;
}

/** Moves through a tape: by time, by edit, by itself. It never waits; whoever draws calls `tick`. */
export class Player {
  readonly #tape: Tape;
  readonly #clock: Clock;
  readonly #active: Float64Array;
  readonly #listeners = new Set<() => void>();
  readonly #drawnListeners = new Set<() => void>();
  #state: PlayerState;
  #tickedAt = 0;

  constructor(tape: Tape, clock: Clock, start: Position = { time: 0, moment: 0 }) {
    this.#tape = tape;
    this.#clock = clock;
    const { edits, carets, events, durationMs } = tape;
    this.#active = Float64Array.from([0, ...edits.at, ...carets.at, ...events.map(({ at }) => at), durationMs]).sort();
    this.#state = { position: start, playing: false, speed: 1, skipIdle: true };
  }

  readonly get = (): PlayerState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells when the code of the position stands on the page: what moves along with it shares its frame. */
  readonly subscribeToDrawn = (listener: () => void): (() => void) => {
    this.#drawnListeners.add(listener);
    return () => this.#drawnListeners.delete(listener);
  };

  /** Whoever draws the code has drawn it. */
  drawn(): void {
    for (const listener of this.#drawnListeners) listener();
  }

  /** Plays on; at the end, from the beginning. */
  play(): void {
    if (this.#state.playing) return;
    this.#tickedAt = this.#clock();
    const atEnd = this.#state.position.time >= this.#tape.durationMs;
    this.#change({ playing: true, ...(atEnd ? { position: { time: 0, moment: 0 } } : {}) });
  }

  pause(): void {
    if (this.#state.playing) this.#change({ playing: false });
  }

  setSpeed(speed: Speed): void {
    this.#change({ speed });
  }

  setSkipIdle(skipIdle: boolean): void {
    this.#change({ skipIdle });
  }

  /** Goes to a time, with every edit that had arrived by then. */
  seek(time: number): void {
    this.seekTo(this.at(time));
  }

  seekTo(position: Position): void {
    this.#tickedAt = this.#clock();
    this.#change({ position });
  }

  /** Goes one edit on or back; the edits that one row of the record brought are one step. */
  step(direction: 1 | -1): void {
    const { seq, at, length } = this.#tape.edits;
    const { moment } = this.#state.position;
    this.pause();
    if (direction === 1) {
      if (moment >= length) return;
      const next = countUpTo(seq, seq[moment] ?? 0);
      this.seekTo({ moment: next, time: at[next - 1] ?? 0 });
      return;
    }
    if (moment === 0) return;
    const previous = countUpTo(seq, (seq[moment - 1] ?? 1) - 1);
    this.seekTo({ moment: previous, time: previous === 0 ? 0 : (at[previous - 1] ?? 0) });
  }

  /** Moves on by the time since the last tick; at the end it stops. */
  tick(): void {
    const { playing, speed, skipIdle, position } = this.#state;
    const now = this.#clock();
    const passed = (now - this.#tickedAt) * speed;
    this.#tickedAt = now;
    if (!playing || passed <= 0) return;
    const time = Math.min(
      skipIdle ? this.#pastIdle(position.time + passed) : position.time + passed,
      this.#tape.durationMs,
    );
    this.#change({ position: this.at(time), playing: time < this.#tape.durationMs });
  }

  /** The position at a time. */
  at(time: number): Position {
    const within = Math.min(Math.max(0, time), this.#tape.durationMs);
    return { time: within, moment: countUpTo(this.#tape.edits.at, within) };
  }

  #pastIdle(time: number): number {
    const after = countUpTo(this.#active, time);
    const last = this.#active[after - 1] ?? 0;
    const next = this.#active[after] ?? last;
    const isIdle = next - last > IDLE_MS && time > last + IDLE_EDGE_MS;
    return isIdle ? Math.max(time, next - IDLE_EDGE_MS) : time;
  }

  #change(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
