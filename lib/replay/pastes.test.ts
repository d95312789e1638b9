import { describe, expect, it } from 'vitest';
import { findPastes } from './pastes.ts';
import { tapeText } from './tape-text.ts';
import { type ScriptedRow, scriptedTape } from './testing/scripted-tape.ts';

const LONG = 'function solve(input) { return input.length; }';
const pastesOf = (rows: readonly ScriptedRow[], others?: string[]) => {
  const tape = scriptedTape(rows);
  return findPastes(tape, tapeText(tape.edits), others);
};

describe('pastes', () => {
  it('are what a page reports, and what nobody types at a stroke', () => {
    expect(
      pastesOf([
        { at: 0, by: 'ada', inserted: 'abc' },
        { at: 1, by: 'bob', inserted: 'xyz' },
        { at: 2, event: { type: 'pasted', participantId: 'ada', characters: 3 } },
        { at: 3, by: 'bob', inserted: LONG },
        { at: 4, by: null, inserted: LONG },
      ]),
    ).toEqual([
      { edit: 0, characters: 3, fromRoom: false },
      { edit: 2, characters: LONG.length, fromRoom: false },
    ]);
  });

  it('come from the room where its text held them, now or before it was cut, or a run printed them', () => {
    const typed: ScriptedRow = { at: 0, by: null, inserted: LONG };
    const cut: ScriptedRow = { at: 1, by: 'ada', deleted: LONG.length };
    const pasted: ScriptedRow = { at: 2, by: 'ada', inserted: `\n${LONG}` };
    expect(pastesOf([typed, pasted])).toMatchObject([{ fromRoom: true }]);
    expect(pastesOf([typed, cut, pasted])).toMatchObject([{ fromRoom: true }]);
    expect(pastesOf([pasted])).toMatchObject([{ fromRoom: false }]);
    expect(pastesOf([pasted], [`> ${LONG}\n`])).toMatchObject([{ fromRoom: true }]);
  });
});
