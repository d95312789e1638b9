import type { Position } from './player.ts';
import { countUpTo, type Tape } from './tape.ts';

/** Where a session ends. */
export function endOf({ edits, durationMs }: Tape): Position {
  return { time: durationMs, moment: edits.length };
}

/** The position at which a row of the record had just come, whatever it brought. */
export function positionOfSeq({ edits, carets, events }: Tape, seq: number): Position {
  const moment = countUpTo(edits.seq, seq);
  const caret = countUpTo(carets.seq, seq);
  const time = Math.max(
    moment === 0 ? 0 : (edits.at[moment - 1] ?? 0),
    caret === 0 ? 0 : (carets.at[caret - 1] ?? 0),
    events.findLast((entry) => entry.seq <= seq)?.at ?? 0,
  );
  return { time, moment };
}

/** The last row of the record that had come at a position; 0 before the first. */
export function seqOfPosition({ edits, carets, events }: Tape, { time, moment }: Position): number {
  // Rows that came in the millisecond of an edit, but after it, are those of the next moment.
  const caret = Math.min(countUpTo(carets.at, time), countUpTo(carets.edit, moment));
  return Math.max(
    moment === 0 ? 0 : (edits.seq[moment - 1] ?? 0),
    caret === 0 ? 0 : (carets.seq[caret - 1] ?? 0),
    events.findLast(({ at, edit }) => at <= time && edit <= moment)?.seq ?? 0,
  );
}
