export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Milliseconds by rank; what never arrived counts as infinitely late. */
export function latencyOf(samples: readonly number[], lost = 0): Latency {
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number) => {
    const rank = Math.ceil(share * (sorted.length + lost)) - 1;
    return sorted[Math.max(0, rank)] ?? Number.POSITIVE_INFINITY;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export interface Measured {
  /** From one person's key to another's screen, once for each other person in the room. */
  readonly edits: Latency;
  /** From a key to the server's word that it is saved; undefined where the server gives none. */
  readonly saved: Latency | undefined;
  readonly editsSent: number;
  /** Share of the edits, and of the carets, that reached those who were to see them. */
  readonly editsSeen: number;
  readonly caretsSeen: number;
  /** How much of one processor the generator itself took: near 1, it is what was measured. */
  readonly generatorShare: number;
}

/** Takes down what happens to the keys that were struck while it was open. */
export class Meter {
  private readonly latencies: number[] = [];
  private readonly saves: number[] = [];
  private cpu = process.cpuUsage();
  private openedAt = Number.POSITIVE_INFINITY;
  private closedAt = Number.POSITIVE_INFINITY;
  private editsSent = 0;
  private editsDue = 0;
  private caretsDue = 0;
  private carets = 0;

  open(): void {
    this.cpu = process.cpuUsage();
    this.openedAt = performance.now();
  }

  close(): void {
    this.closedAt = performance.now();
    this.cpu = process.cpuUsage(this.cpu);
  }

  sent(at: number, observers: number): void {
    if (!this.covers(at)) return;
    this.editsSent += 1;
    this.editsDue += observers;
    this.caretsDue += observers;
  }

  edit(sentAt: number, now: number): void {
    if (this.covers(sentAt)) this.latencies.push(now - sentAt);
  }

  caret(sentAt: number): void {
    if (this.covers(sentAt)) this.carets += 1;
  }

  saved(sentAt: number, now: number): void {
    if (this.covers(sentAt)) this.saves.push(now - sentAt);
  }

  get isComplete(): boolean {
    return this.latencies.length >= this.editsDue;
  }

  result(): Measured {
    const { latencies, editsDue, saves } = this;
    return {
      edits: latencyOf(latencies, editsDue - latencies.length),
      saved: saves.length === 0 ? undefined : latencyOf(saves),
      editsSent: this.editsSent,
      editsSeen: latencies.length / editsDue,
      caretsSeen: this.carets / this.caretsDue,
      generatorShare: (this.cpu.user + this.cpu.system) / 1000 / (this.closedAt - this.openedAt),
    };
  }

  private covers(at: number): boolean {
    return at >= this.openedAt && at < this.closedAt;
  }
}
