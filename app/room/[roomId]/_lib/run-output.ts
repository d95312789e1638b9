import type { OutputChunk, OutputStream } from '#lib/protocol/runs.ts';
import { AnsiReader, type AnsiSegment } from './ansi.ts';

/** What one stream printed without the other in between. `pieces` only grows: those shown stay as they are. */
export interface Stretch {
  readonly stream: OutputStream;
  readonly pieces: readonly (readonly AnsiSegment[])[];
}

/** Puts a run's chunks in order, whatever order and however often they arrive in (RUN3). */
export class RunOutput {
  /** What can be shown so far, in order. */
  stretches: readonly Stretch[] = [];
  readonly #early = new Map<number, OutputChunk>();
  readonly #readers: Record<OutputStream, AnsiReader> = { stdout: new AnsiReader(), stderr: new AnsiReader() };
  #next = 1;

  /** Takes chunks and says whether something new can be shown. */
  add(chunks: readonly OutputChunk[]): boolean {
    for (const chunk of chunks) if (chunk.n >= this.#next) this.#early.set(chunk.n, chunk);
    const before = this.#next;
    for (let chunk = this.#take(); chunk !== undefined; chunk = this.#take()) this.#append(chunk);
    return this.#next > before;
  }

  /** Whether a chunk is here whose predecessor is not: the rest must be read from the server. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  #take(): OutputChunk | undefined {
    const chunk = this.#early.get(this.#next);
    if (chunk === undefined) return undefined;
    this.#early.delete(this.#next);
    this.#next += 1;
    return chunk;
  }

  #append({ stream, text }: OutputChunk): void {
    const piece = this.#readers[stream].read(text);
    const last = this.stretches.at(-1);
    this.stretches =
      last?.stream === stream
        ? [...this.stretches.slice(0, -1), { stream, pieces: [...last.pieces, piece] }]
        : [...this.stretches, { stream, pieces: [piece] }];
  }
}
