import { STAMP } from '#lib/protocol/notes.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { positionOfSeq } from '#lib/replay/places.ts';
import { NOBODY, type Tape } from '#lib/replay/tape.ts';
import { preview } from './preview.ts';

/** The stamps of the hosts' notes, as marks on the timeline that say the stamped line. */
export function noteMarks(notes: string, tape: Tape): Mark[] {
  return notes.split('\n').flatMap((line, number) =>
    [...line.matchAll(STAMP)].map(({ index, 2: seq }): Mark => {
      const { time, moment } = positionOfSeq(tape, Number(seq));
      const said = line.replaceAll(STAMP, ' ').replaceAll(/\s+/g, ' ').trim();
      const text = said === '' ? 'Note' : `Note: ${preview(said)}`;
      return { id: `note-${number}-${index}`, kind: 'note', at: time, moment, person: NOBODY, text, tone: 'plain' };
    }),
  );
}
