import type { RoomEvent } from '../../protocol/events.ts';
import type { Tape } from '../tape.ts';
import { type NewEdit, TapeBuilder } from '../tape-builder.ts';

/** One row of a scripted tape: what somebody did, so many milliseconds after the start. */
export type ScriptedRow = { readonly at: number } & (
  | ({ readonly by: string | null } & Partial<Omit<NewEdit, 'participantId'>>)
  | { readonly event: RoomEvent }
  | { readonly caret: readonly [participantId: string, anchor: number, head?: number] }
);

/** A tape of exactly these rows, which begins at the epoch of time. */
export function scriptedTape(rows: readonly ScriptedRow[]): Tape {
  const builder = new TapeBuilder(1);
  builder.beginRow(0, 0);
  for (const [index, row] of rows.entries()) {
    builder.beginRow(index + 1, row.at);
    if ('event' in row) builder.addEvent(row.event);
    else if ('caret' in row) builder.addCaret(row.caret[0], row.caret[1], row.caret[2] ?? row.caret[1]);
    else {
      const nothing = { unverified: false, claimedAt: null, position: 0, deleted: 0, inserted: '' };
      builder.addEdit({ ...nothing, ...row, participantId: row.by });
    }
  }
  return builder.build();
}
