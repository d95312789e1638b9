import { Checkpointed } from './checkpointed.ts';
import { type Edits, insertedLength } from './tape.ts';

/** The edit that each character of a text came from, in a buffer with room to grow. */
export interface Origins {
  readonly edits: Int32Array;
  readonly length: number;
}

/**
 * Which edit each character came from, at any moment of a tape: from that follow its author, when it was written and
 * how it came.
 */
export type TapeOrigins = Checkpointed<Origins>;

export function tapeOrigins(edits: Edits): TapeOrigins {
  return new Checkpointed<Origins>({
    length: edits.length,
    first: { edits: new Int32Array(0), length: 0 },
    copy: (origins) => ({ edits: origins.edits.slice(0, origins.length), length: origins.length }),
    apply: (before, edit) => {
      const position = edits.position[edit] ?? 0;
      const deleted = edits.deleted[edit] ?? 0;
      const inserted = insertedLength(edits, edit);
      const length = before.length + inserted - deleted;
      const origins = withRoom(before, length);
      origins.copyWithin(position + inserted, position + deleted, before.length);
      origins.fill(edit, position, position + inserted);
      return { edits: origins, length };
    },
  });
}

function withRoom({ edits }: Origins, length: number): Int32Array {
  if (length <= edits.length) return edits;
  const larger = new Int32Array(length * 2);
  larger.set(edits);
  return larger;
}
