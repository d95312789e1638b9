import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Linearizer, linearize } from './linearizer.ts';
import { countUpTo, hasFlag, insertedText, NOBODY, type Tape } from './tape.ts';
import { decodeTape, encodeTape } from './tape-codec.ts';
import { type Origins, tapeOrigins } from './tape-origins.ts';
import { tapeText } from './tape-text.ts';
import { seededRandom } from './testing/random.ts';
import { type RandomSession, randomSession } from './testing/random-session.ts';

/** Seeds that once failed, then fresh ground for every run to cover. */
const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610];
const fold = ({ rows, bindings }: RandomSession): Tape => linearize(1, rows, bindings);

const standing = ({ edits, length }: Origins) => [...edits.subarray(0, length)];

describe('the fold of a record', () => {
  it.each(SEEDS)('[REP1] is the server’s text after every row (seed %i)', (seed) => {
    const session = randomSession(seed, { people: 2 + (seed % 7), steps: 1_500 });
    const { edits } = fold(session);
    const text = tapeText(edits);
    for (const [index, expected] of session.texts.entries()) {
      expect(text.at(countUpTo(edits.seq, index + 1)), `after row ${index + 1}`).toBe(expected);
    }
  });

  it.each(SEEDS)('[REP1] holds over several servers, which commit when they will (seed %i)', (seed) => {
    const session = randomSession(seed, { people: 2 + (seed % 7), steps: 1_500, instances: 2 + (seed % 2) });
    const { edits } = fold(session);
    const text = tapeText(edits);
    for (const [index, expected] of session.texts.entries()) {
      expect(text.at(countUpTo(edits.seq, index + 1)), `after row ${index + 1}`).toBe(expected);
    }
    for (const held of session.instanceTexts) expect(held).toBe(text.at(edits.length));
  });

  it.each(SEEDS)('[REP1] holds where edits cut characters of two code units (seed %i)', (seed) => {
    const session = randomSession(seed, { people: 3, steps: 800, astral: true });
    const { edits } = fold(session);
    const text = tapeText(edits);
    for (const [index, expected] of session.texts.entries()) {
      expect(text.at(countUpTo(edits.seq, index + 1)), `after row ${index + 1}`).toBe(expected);
    }
  });

  it.each(SEEDS.slice(0, 5))(
    '[REP2] depends on the record alone: in pieces, from bytes, in any order of seeking (seed %i)',
    (seed) => {
      const session = randomSession(seed, { people: 4, steps: 1_500, instances: 1 + (seed % 2) });
      const whole = fold(session);
      const piecewise = new Linearizer(1);
      const random = seededRandom(seed);
      for (const row of session.rows) {
        if (random.chance(0.1)) piecewise.tape();
        piecewise.bind(session.bindings);
        piecewise.push(row);
      }
      expect(piecewise.tape()).toEqual(whole);
      expect(decodeTape(encodeTape(whole))).toEqual(whole);
      const text = tapeText(whole.edits);
      for (let seek = 0; seek < 200; seek++) {
        const row = random.below(session.rows.length);
        expect(text.at(countUpTo(whole.edits.seq, row + 1))).toBe(session.texts[row]);
      }
    },
  );

  it.each(SEEDS)('[REP3] knows who wrote each character and who deleted (seed %i)', (seed) => {
    const session = randomSession(seed, { people: 2 + (seed % 7), steps: 1_500, instances: 1 + (seed % 3) });
    const { edits, people } = fold(session);
    const text = tapeText(edits);
    const origins = tapeOrigins(edits);
    for (let moment = 0; moment <= edits.length; moment += 97) {
      const authors = standing(origins.at(moment)).map((edit) => people[edits.person[edit] ?? NOBODY]);
      expect(authors).toEqual([...text.at(moment)].map((letter) => session.letterOwners.get(letter)));
    }
    for (let edit = 0; edit < edits.length; edit++) {
      if ((edits.deleted[edit] ?? 0) === 0) continue;
      const row = session.rows[(edits.seq[edit] ?? 0) - 1];
      expect(people[edits.person[edit] ?? NOBODY]).toBe(row?.participantId);
    }
  });

  it.each(SEEDS)('[REP3] marks relayed text, and only that, as unverified (seed %i)', (seed) => {
    const session = randomSession(seed, { people: 5, steps: 1_500, instances: 1 + (seed % 3) });
    const { edits, people } = fold(session);
    for (let edit = 0; edit < edits.length; edit++) {
      const row = session.rows[(edits.seq[edit] ?? 0) - 1];
      const isRelayed = people[edits.person[edit] ?? NOBODY] !== row?.participantId;
      expect(hasFlag(edits, edit, 'unverified')).toBe(isRelayed);
    }
  });
});

describe('times', () => {
  it('never run backwards, and offline typing keeps the time it was typed', () => {
    const session = randomSession(7, { people: 4, steps: 2_000 });
    const { edits, startedAt } = fold(session);
    let offline = 0;
    for (let edit = 0; edit < edits.length; edit++) {
      const at = edits.at[edit] ?? 0;
      expect(at).toBeGreaterThanOrEqual(edits.at[edit - 1] ?? 0);
      const row = session.rows[(edits.seq[edit] ?? 0) - 1];
      const claimedAt = row !== undefined && 'claimedAt' in row ? row.claimedAt : null;
      expect(hasFlag(edits, edit, 'offline')).toBe(claimedAt !== null);
      if (claimedAt === null) expect(edits.typedAt[edit]).toBe(at);
      else {
        offline++;
        expect(edits.typedAt[edit]).toBe(Math.min(at, Math.max(0, claimedAt - startedAt)));
      }
    }
    expect(offline).toBeGreaterThan(20);
  });
});

describe('carets', () => {
  it('stand where their point stands in the text of that moment', () => {
    const doc = new Y.Doc();
    const text = doc.getText('code');
    const rows: {
      seq: number;
      at: number;
      participantId: string;
      update: Uint8Array;
      claimedAt: null;
      verified: boolean;
    }[] = [];
    doc.on('update', (update: Uint8Array) => {
      rows.push({
        seq: rows.length + 1,
        at: rows.length,
        participantId: 'ada',
        update,
        claimedAt: null,
        verified: true,
      });
    });
    text.insert(0, 'hello world');
    const before = Y.createRelativePositionFromTypeIndex(text, 6).item;
    text.insert(0, '>> ');
    const linearizer = new Linearizer(1, new Map([[doc.clientID, 'ada']]));
    for (const row of rows) linearizer.push(row);
    const points = [[before?.client ?? 0, before?.clock ?? 0], null] as [[number, number], null];
    const unknown: [[number, number]] = [[5, 5]];
    const carets = [
      { participantId: 'ada', points },
      { participantId: 'bob', points: unknown },
    ];
    linearizer.push({ seq: 3, at: 5, participantId: null, event: { type: 'carets', carets } });
    const tape = linearizer.tape();
    expect(tape.carets).toMatchObject({
      length: 1,
      edit: Int32Array.of(2),
      anchor: Int32Array.of(9),
      head: Int32Array.of(14),
    });
    expect(insertedText(tape.edits, 1)).toBe('>> ');
  });
});
