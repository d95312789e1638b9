import type { Person } from '#lib/protocol/people.ts';
import type { ReplayRow } from '#lib/replay/rows.ts';

/** A session to be folded and shown, and the text it is known to end with. */
export interface BenchSession {
  readonly name: string;
  readonly people: readonly Person[];
  readonly rows: readonly ReplayRow[];
  readonly bindings: ReadonlyMap<number, string>;
  readonly text: string;
}
