import type { OutputChunk, OutputStream } from '#lib/protocol/runs.ts';
import { AnsiReader, type AnsiSegment } from './ansi.ts';

/** A browser lays out a stretch as a whole: longer output is cut at ends of lines, so that only what is seen costs. */
const STRETCH_CHARACTERS = 16_384;

/**
 * What one stream printed without the other in between, or a part of it. What was typed is part of standard output, as
 * in a terminal, where an answer stands behind its question. `pieces` only grows: those shown stay as they are.
 */
export interface Stretch {
  readonly stream: Exclude<OutputStream, 'stdin'>;
  readonly pieces: readonly (readonly AnsiSegment[])[];
}

/** Puts a run's chunks in order, whatever order and however often they arrive in (RUN3). */
export class RunOutput {
  /** What can be shown so far, in order. */
  stretches: readonly Stretch[] = [];
  readonly #early = new Map<number, OutputChunk>();
  readonly #readers = new Map<OutputStream, AnsiReader>();
  #next = 1;
  #stretchCharacters = 0;

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
    const isFull = this.stretches.at(-1)?.stream === shownAs(stream) && this.#stretchCharacters >= STRETCH_CHARACTERS;
    const lineEnd = isFull ? text.indexOf('\n') + 1 : 0;
    if (lineEnd === 0) {
      this.#put(stream, text);
      return;
    }
    this.#put(stream, text.slice(0, lineEnd));
    this.#put(stream, text.slice(lineEnd), true);
  }

  #put(stream: OutputStream, text: string, anew = false): void {
    const reader = this.#readers.get(stream) ?? new AnsiReader();
    this.#readers.set(stream, reader);
    const piece = stream === 'stdin' ? reader.read(text).map(typed) : reader.read(text);
    if (piece.length === 0) return;
    const last = this.stretches.at(-1);
    const shown = shownAs(stream);
    const goesOn = !anew && last?.stream === shown;
    this.#stretchCharacters = text.length + (goesOn ? this.#stretchCharacters : 0);
    this.stretches = goesOn
      ? [...this.stretches.slice(0, -1), { stream: shown, pieces: [...last.pieces, piece] }]
      : [...this.stretches, { stream: shown, pieces: [piece] }];
  }
}

const shownAs = (stream: OutputStream): Stretch['stream'] => (stream === 'stdin' ? 'stdout' : stream);

const typed = ({ text, style }: AnsiSegment): AnsiSegment => ({ text, style: { ...style, typed: true } });
