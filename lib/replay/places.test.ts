import { describe, expect, it } from 'vitest';
import { endOf, positionOfSeq, seqOfPosition } from './places.ts';
import { countUpTo } from './tape.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

const tape = scriptedTape([
  { at: 1_000, by: 'ada', inserted: 'a' },
  { at: 5_000, caret: ['ada', 0] },
  { at: 60_000, caret: ['ada', 1] },
  { at: 61_000, event: { type: 'tab_left', participantId: 'ada' } },
  { at: 90_000, by: 'ada', inserted: 'b' },
  { at: 90_000, by: 'ada', inserted: 'c' },
  { at: 95_000, event: { type: 'room_ended', participantId: 'ada' } },
]);

describe('the places of a tape', () => {
  it('are at the time of their row, be it an edit, a caret or an event', () => {
    const times = [0, 1, 2, 3, 4, 5, 6, 7, 99].map((seq) => positionOfSeq(tape, seq));
    expect(times).toEqual([
      { time: 0, moment: 0 },
      { time: 1_000, moment: 1 },
      { time: 5_000, moment: 1 },
      { time: 60_000, moment: 1 },
      { time: 61_000, moment: 1 },
      { time: 90_000, moment: 2 },
      { time: 90_000, moment: 3 },
      { time: 95_000, moment: 3 },
      endOf(tape),
    ]);
  });

  it('lead back to the row they came from', () => {
    for (let seq = 0; seq <= tape.seq; seq++) expect(seqOfPosition(tape, positionOfSeq(tape, seq))).toBe(seq);
  });

  it('are after the last row that had come, wherever one stands', () => {
    const seqAt = (time: number) => seqOfPosition(tape, { time, moment: countUpTo(tape.edits.at, time) });
    expect([0, 999, 4_999, 60_500, 89_999, 90_000, 200_000].map(seqAt)).toEqual([0, 0, 1, 3, 4, 6, 7]);
  });
});
