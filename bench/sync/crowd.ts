import type { Letters } from './letters.ts';
import { type Measured, Meter } from './meter.ts';
import type { Typist } from './typist.ts';

/** Ten characters a second: a fast typist. */
const KEY_MS = 100;
/** Presence is good for 30 s; a page that is not typed in renews it in half of that. */
const RENEW_MS = 15_000;
const RENEW_TICK_MS = 50;
/** What has not arrived this long after the last key counts as lost. */
const DRAIN_MS = 3_000;
const POLL_MS = 20;

export interface Load {
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Whether a caret follows each key; it does unless said otherwise. */
  readonly showsCarets?: boolean;
}

/** Everybody in a set of rooms; some of the rooms type, the others look on. */
export class Crowd {
  private readonly rooms: (readonly Typist[])[] = [];
  private readonly letters: Letters;
  private readonly renewal: NodeJS.Timeout;
  private renewed = 0;

  constructor(letters: Letters) {
    this.letters = letters;
    this.renewal = setInterval(() => this.renewSome(), RENEW_TICK_MS);
  }

  get size(): number {
    return this.rooms.length;
  }

  add(room: readonly Typist[]): void {
    this.rooms.push(room);
  }

  close(): void {
    clearInterval(this.renewal);
    for (const typist of this.rooms.splice(0).flat()) typist.close();
  }

  /** Has the first so many rooms type, and takes down what becomes of it, and by how much a counter went up meanwhile. */
  async type(
    rooms: number,
    { warmUpMs, measureMs, showsCarets = true }: Load,
    counter: () => Promise<number> = async () => 0,
  ): Promise<Measured & { readonly counted: number }> {
    const meter = new Meter();
    const typists = this.rooms.slice(0, rooms).flat();
    for (const typist of typists) typist.meter = meter;
    const hands = new Hands(typists, this.letters, showsCarets);
    let counted = 0;
    try {
      await pause(warmUpMs);
      const before = await counter();
      meter.open();
      await pause(measureMs);
      meter.close();
      counted = (await counter()) - before;
    } finally {
      hands.stop();
    }
    const deadline = performance.now() + DRAIN_MS;
    while (!meter.isComplete && performance.now() < deadline) await pause(POLL_MS);
    for (const typist of typists) typist.meter = undefined;
    return { ...meter.result(), counted };
  }

  /** A few at a time, so that no wave of carets falls into a measurement. */
  private renewSome(): void {
    const everybody = this.rooms.flat();
    const share = Math.ceil((everybody.length * RENEW_TICK_MS) / RENEW_MS);
    for (let left = Math.min(share, everybody.length); left > 0; left -= 1) {
      this.renewed = (this.renewed + 1) % everybody.length;
      const typist = everybody[this.renewed];
      if (typist !== undefined && typist.quietMs > RENEW_MS / 2) typist.showCaret();
    }
  }
}

/** Strikes every typist's keys in time, each at a beat of its own, and catches up where it was late. */
class Hands {
  private readonly beats: readonly Typist[][];
  private readonly letters: Letters;
  private readonly showsCarets: boolean;
  private readonly startedAt = performance.now();
  private struckMs = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(typists: readonly Typist[], letters: Letters, showsCarets: boolean) {
    this.letters = letters;
    this.showsCarets = showsCarets;
    this.beats = Array.from({ length: KEY_MS }, () => []);
    for (const typist of typists) this.beats[Math.floor(letters.random() * KEY_MS)]?.push(typist);
    this.timer = setInterval(() => this.strike(), 1);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private strike(): void {
    const now = Math.floor(performance.now() - this.startedAt);
    for (; this.struckMs < now; this.struckMs += 1) {
      for (const typist of this.beats[this.struckMs % KEY_MS] ?? []) {
        typist.type(this.letters.next());
        if (this.showsCarets) typist.showCaret();
      }
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
