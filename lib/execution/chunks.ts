import type { Clock } from '../kernel/clock.ts';
import type { OutputChunk, OutputStream } from '../protocol/runs.ts';
import { MAX_CHUNK_CHARACTERS } from './limits.ts';

/** A chunk and when its first character came. */
export type GatheredChunk = OutputChunk & { readonly at: Date };

/** Output of a run that is not stored yet. */
export interface ChunkGatherer {
  add(stream: OutputStream, text: string): void;
  /** Takes out what has been gathered; the numbers go on without gaps. */
  take(): GatheredChunk[];
}

/** Gathers output in the order in which it came; neighbours of one stream become one chunk, up to a bound. */
export function gatherChunks(clock: Clock): ChunkGatherer {
  let gathered: { stream: OutputStream; text: string; at: Date }[] = [];
  let last = 0;
  return {
    add: (stream, text) => {
      const newest = gathered.at(-1);
      // Postgres keeps no NUL in a text.
      const clean = text.replaceAll('\0', '\uFFFD');
      if (newest?.stream === stream && newest.text.length + clean.length <= MAX_CHUNK_CHARACTERS) {
        newest.text += clean;
        return;
      }
      const at = new Date(clock());
      gathered.push(...pieces(clean).map((piece) => ({ stream, text: piece, at })));
    },
    take: () => {
      const chunks = gathered.map((piece) => ({ n: ++last, ...piece }));
      gathered = [];
      return chunks;
    },
  };
}

/** Cuts a text to the bound, never through a character. */
function pieces(text: string): string[] {
  const cut: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + MAX_CHUNK_CHARACTERS, text.length);
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to--;
    cut.push(text.slice(from, to));
    from = to;
  }
  return cut;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
