/** An answer takes some milliseconds; after this long it is late enough to ask whether anybody is there. */
const LATE_MS = 3_000;
/** Who is there says so at once, whatever they are waiting for themselves. */
const ANSWER_MS = 3_000;

export interface LineWatchOptions {
  /** Asks the other side to say something. */
  readonly ask: () => void;
  /** Nothing came back: the line is dead, though nobody said so. */
  readonly onDead: () => void;
}

/**
 * Finds out soon that a connection is dead while something is waited for on it: a lost radio or a pulled cable closes
 * no socket. A server that is there but slow (its database is away) still answers, and is left alone.
 */
export class LineWatch {
  private readonly options: LineWatchOptions;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LineWatchOptions) {
    this.options = options;
  }

  /** An answer is waited for from now on, if none was. */
  expect(): void {
    this.timer ??= setTimeout(() => {
      this.options.ask();
      this.timer = setTimeout(() => {
        this.stop();
        this.options.onDead();
      }, ANSWER_MS);
    }, LATE_MS);
  }

  /** Something came, so the line is alive; `stillWaiting` where it was not the answer. */
  heard(stillWaiting: boolean): void {
    this.stop();
    if (stillWaiting) this.expect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
