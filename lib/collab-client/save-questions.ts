/** While somebody types, the question goes in one packet with an edit, and not behind each: it costs as much as one. */
const NOT_BEFORE_MS = 150;
/** Behind the last edit nothing follows that it could go with. Still before a person looks up. */
const AT_LATEST_MS = 300;

/** When a page asks whether what it sent is saved. */
export class SaveQuestions {
  private readonly ask: () => void;
  private askedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => void) {
    this.ask = ask;
  }

  /** An edit was just sent. */
  afterEdit(): void {
    const sinceMs = performance.now() - this.askedAt;
    if (sinceMs >= NOT_BEFORE_MS) this.now();
    else this.timer ??= setTimeout(() => this.now(), AT_LATEST_MS - sinceMs);
  }

  /** Edits are left that the last question did not cover. */
  later(): void {
    this.timer ??= setTimeout(() => this.now(), AT_LATEST_MS - NOT_BEFORE_MS);
  }

  now(): void {
    this.stop();
    this.askedAt = performance.now();
    this.ask();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
