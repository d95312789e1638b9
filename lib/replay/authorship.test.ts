import { describe, expect, it } from 'vitest';
import { AuthorshipBook } from './authorship.ts';
import { findPastes } from './pastes.ts';
import { tapeOrigins } from './tape-origins.ts';
import { tapeText } from './tape-text.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

const LONG = 'function solve(input) { return input.length; }';

describe('authorship', () => {
  const tape = scriptedTape([
    { at: 0, by: null, inserted: 'start ' },
    { at: 10, by: 'ada', position: 6, inserted: 'ada ' },
    { at: 20, by: 'bob', position: 10, inserted: LONG },
    { at: 60, by: 'bob', position: 56, inserted: ' late', claimedAt: 30 },
    { at: 70, by: 'bob', position: 0, inserted: '?', unverified: true },
    { at: 80, by: 'ada', position: 1, deleted: 6 },
  ]);
  const pastes = findPastes(tape, tapeText(tape.edits));
  const book = new AuthorshipBook(tape, pastes, (id) => (id === 'ada' ? 'host' : 'guest'));
  const origins = tapeOrigins(tape.edits);
  const [ada = 0, bob = 0] = ['ada', 'bob'].map((name) => tape.people.indexOf(name));

  it('colours each stretch by person and by how it came', () => {
    const spans = book.spans(origins.at(5));
    expect(spans.map(({ from, to, person, way }) => [from, to, person, way])).toEqual([
      [0, 1, bob, 'typed'],
      [1, 7, 0, 'starter'],
      [7, 11, ada, 'interviewer'],
      [11, 57, bob, 'pasted'],
      [57, 62, bob, 'typed'],
    ]);
    expect(spans.at(0)).toMatchObject({ unverified: true, offline: false });
    expect(spans.at(-1)).toMatchObject({ offline: true, unverified: false });
  });

  it('dates offline typing by when it was typed', () => {
    expect(book.of(3)).toMatchObject({ typedAt: 30, arrivedAt: 60, offline: true });
  });

  it('[REP3] names whoever wrote a passage, each once for each way, with when they began and ended', () => {
    const passage = (from: number, to: number) =>
      book.passage(origins.at(5), from, to).map(({ person, typedSince, typedAt }) => [person, typedSince, typedAt]);
    expect(passage(9, 12)).toEqual([
      [ada, 10, 10],
      [bob, 20, 20],
    ]);
    const again = scriptedTape([
      { at: 10, by: 'bob', inserted: 'ac' },
      { at: 30, by: 'bob', position: 1, inserted: 'b' },
    ]);
    const [wrote, ...others] = new AuthorshipBook(again, [], () => 'guest').passage(
      tapeOrigins(again.edits).at(2),
      0,
      3,
    );
    expect(wrote).toMatchObject({ edit: 1, typedSince: 10, typedAt: 30 });
    expect(others).toEqual([]);
  });

  it('[REP3] counts what each wrote and deleted', () => {
    const totals = book.totals(6, origins.at(6));
    expect(totals[0]).toMatchObject({ standing: 0, inserted: 6 });
    expect(totals[ada]).toMatchObject({ standing: 4, inserted: 4, deleted: 6 });
    expect(totals[bob]).toMatchObject({ standing: 52, standingPasted: 46, inserted: 52, pasted: 46, deleted: 0 });
  });
});
