import { describe, expect, it } from 'vitest';
import { TapeCarets } from './carets.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

describe('carets', () => {
  const tape = scriptedTape([
    { at: 0, by: 'ada', inserted: 'hello' },
    { at: 10, caret: ['bob', 2, 4] },
    { at: 20, by: 'ada', position: 0, inserted: '>> ' },
    { at: 30, by: 'ada', position: 4, deleted: 3 },
    { at: 40, caret: ['ada', 1] },
    { at: 50, event: { type: 'person_left', participantId: 'bob' } },
  ]);
  const [ada, bob] = ['ada', 'bob'].map((name) => tape.people.indexOf(name));
  const carets = new TapeCarets(tape);

  it('follow what their owner types, and are pushed along by what others type', () => {
    expect(carets.at(1, 10)).toEqual([
      { person: ada, anchor: 5, head: 5 },
      { person: bob, anchor: 2, head: 4 },
    ]);
    expect(carets.at(2, 20)).toEqual([
      { person: ada, anchor: 3, head: 3 },
      { person: bob, anchor: 5, head: 7 },
    ]);
    expect(carets.at(3, 30)).toContainEqual({ person: bob, anchor: 4, head: 4 });
  });

  it('move between edits too, and go with their owner, in any order of asking', () => {
    expect(carets.at(3, 50)).toEqual([{ person: ada, anchor: 1, head: 1 }]);
    expect(carets.at(3, 45)).toHaveLength(2);
    expect(carets.at(1, 5)).toHaveLength(1);
    expect(carets.at(0, 0)).toEqual([]);
  });
});
