import { describe, expect, it } from 'vitest';
import { scriptedTape } from '#lib/replay/testing/scripted-tape.ts';
import { noteMarks } from './note-marks.ts';

describe('the marks of notes', () => {
  const tape = scriptedTape([
    { at: 0, by: 'ada', inserted: 'a' },
    { at: 5_000, by: 'ada', inserted: 'b' },
    { at: 65_000, by: 'ada', inserted: 'c' },
  ]);

  it('stand where a line is stamped, and say the line', () => {
    const marks = noteMarks('No stamp here\n[0:05 @2] Thinks aloud, as [1:05 @3] again\n[0:00 @1]', tape);
    expect(marks.map(({ at, moment, text }) => [at, moment, text])).toEqual([
      [5_000, 2, 'Note: Thinks aloud, as again'],
      [65_000, 3, 'Note: Thinks aloud, as again'],
      [0, 1, 'Note'],
    ]);
    expect(new Set(marks.map(({ id }) => id)).size).toBe(3);
  });

  it('are none where nothing is stamped', () => {
    expect(noteMarks('', tape)).toEqual([]);
  });
});
