import { gzipSync } from 'node:zlib';
import { linearize } from '#lib/replay/linearizer.ts';
import { ReplayDesk } from '#lib/replay/replay-desk.ts';
import { decodeTape, encodeTape } from '#lib/replay/tape-codec.ts';
import { seededRandom } from '#lib/replay/testing/random.ts';
import type { BenchSession } from './session.ts';

/** What folding one record costs; times in milliseconds. */
export interface FoldCosts {
  readonly name: string;
  readonly rows: number;
  readonly recordKib: number;
  readonly tapeKib: number;
  readonly gzipBytes: number;
  /** Once, when the session has ended. */
  readonly derive: number;
  /** Each time a page opens. */
  readonly open: number;
  readonly seek: { readonly p50: number; readonly p99: number };
  /** Whether it folds to the text that it is known to end with. */
  readonly isRight: boolean;
}

const SEEKS = 1_000;

/** Folds a record as the server and the page's worker do. */
export function measureFold({ name, rows, bindings, text }: BenchSession): FoldCosts {
  const recordBytes = rows.reduce((sum, row) => sum + ('update' in row ? row.update.byteLength : 0), 0);
  const [tape, derive] = timed(() => linearize(1, rows, bindings));
  const bytes = encodeTape(tape);
  const [desk, open] = timed(() => new ReplayDesk(decodeTape(bytes), () => undefined));
  const random = seededRandom(1);
  const seeks = Array.from({ length: SEEKS }, () => {
    const moment = random.below(tape.edits.length);
    return timed(() =>
      desk.frame({ moment, time: tape.edits.at[moment] ?? 0 }, { withAuthors: false, isWhole: false }),
    )[1];
  });
  return {
    name,
    rows: rows.length,
    recordKib: recordBytes / 1_024,
    tapeKib: bytes.byteLength / 1_024,
    gzipBytes: gzipSync(bytes).byteLength,
    derive,
    open,
    seek: { p50: quantile(seeks, 0.5), p99: quantile(seeks, 0.99) },
    isRight: desk.textAt(tape.edits.length) === text,
  };
}

/** The value below which a share of the values is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function timed<T>(make: () => T): readonly [T, number] {
  const start = performance.now();
  const made = make();
  return [made, performance.now() - start];
}
