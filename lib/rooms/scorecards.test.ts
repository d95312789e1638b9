import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { makeParticipant } from '../../tests/support/sync.ts';
import { unwrap } from '../kernel/fault.ts';
import { type Scorecard, scorecardSchema } from '../protocol/scorecards.ts';
import { readScorecards, saveScorecard, submitScorecard } from './scorecards.server.ts';

let test: TestDatabase;
let roomId: string;
let [ada, ben] = ['', ''];
beforeEach(async () => {
  test = await createTestDatabase();
  roomId = (await makeRoom(test.db)).roomId;
  await test.db.participant.deleteMany({ where: { roomId } });
  ada = await makeParticipant(test.db, roomId, 'host', 'Ada');
  ben = await makeParticipant(test.db, roomId, 'host', 'Ben');
});
afterEach(() => test.drop());

function card(mark: 1 | 2 | 3 | 4, more: Partial<Scorecard> = {}): Scorecard {
  const marks = { problem_solving: mark, code: mark, testing: mark, communication: mark };
  return { marks, recommendation: 'yes', comment: `all ${mark}`, ...more };
}
const save = (participantId: string, one: Scorecard) => saveScorecard(test.db, { roomId, participantId }, one);
const submit = (participantId: string, one: Scorecard) => submitScorecard(test.db, { roomId, participantId }, one);
const score = async () => (await test.db.room.findUniqueOrThrow({ where: { id: roomId } })).score;

describe('scorecards', () => {
  it('begin empty, and keep what was marked so far', async () => {
    const empty = { marks: {}, recommendation: null, comment: '', isSubmitted: false };
    expect((await readScorecards(test.db, roomId, ada)).own).toEqual(empty);
    const part = { marks: { code: 3 }, recommendation: null, comment: 'so far' } as const;
    unwrap(await save(ada, part));
    unwrap(await save(ada, { ...part, comment: 'more' }));
    expect((await readScorecards(test.db, roomId, ada)).own).toEqual({ ...part, comment: 'more', isSubmitted: false });
  });

  it('[ACC4] are hidden from another host until theirs is submitted, in both directions', async () => {
    unwrap(await submit(ada, card(4)));
    unwrap(await save(ben, card(1)));
    const others = async (participantId: string) => (await readScorecards(test.db, roomId, participantId)).others;
    expect(await others(ben)).toEqual([{ participantId: ada, name: 'Ada', isSubmitted: true, card: null }]);
    // Submitted, but the other one's is a draft.
    expect(await others(ada)).toEqual([{ participantId: ben, name: 'Ben', isSubmitted: false, card: null }]);
    unwrap(await submit(ben, card(2)));
    expect(await others(ben)).toEqual([{ participantId: ada, name: 'Ada', isSubmitted: true, card: card(4) }]);
    expect(await others(ada)).toEqual([{ participantId: ben, name: 'Ben', isSubmitted: true, card: card(2) }]);
  });

  it('are submitted complete, once, and for good', async () => {
    expect(await submit(ada, card(3, { recommendation: null }))).toMatchObject({ fault: { code: 'bad_request' } });
    expect(await submit(ada, card(3, { marks: { code: 3 } }))).toMatchObject({ fault: { code: 'bad_request' } });
    expect((await readScorecards(test.db, roomId, ada)).own.isSubmitted).toBe(false);
    unwrap(await submit(ada, card(3)));
    expect(await save(ada, card(1))).toMatchObject({ fault: { code: 'conflict' } });
    expect(await submit(ada, card(1))).toMatchObject({ fault: { code: 'conflict' } });
    expect((await readScorecards(test.db, roomId, ada)).own).toMatchObject({ comment: 'all 3', isSubmitted: true });
  });

  it('give the room the mean of what was submitted, also when two submit at once', async () => {
    expect(await score()).toBe(0);
    unwrap(await save(ada, card(1)));
    expect(await score()).toBe(0);
    await Promise.all([submit(ada, card(1)), submit(ben, card(4))]);
    expect(await score()).toBe(2.5);
  });

  it('count of somebody who was a host and is one no more', async () => {
    unwrap(await submit(ben, card(2)));
    unwrap(await submit(ada, card(4)));
    await test.db.participant.update({ where: { id: ben }, data: { revokedAt: new Date() } });
    expect((await readScorecards(test.db, roomId, ada)).others).toMatchObject([{ name: 'Ben', card: card(2) }]);
  });

  it('[LIM1] take marks from 1 to 4, the criteria there are, and a comment that can be read', () => {
    const bad = [
      { ...card(1), marks: { code: 5 } },
      { ...card(1), marks: { charm: 3 } },
      { ...card(1), recommendation: 'perhaps' },
      { ...card(1), comment: 'x'.repeat(5_001) },
    ];
    for (const one of bad) expect(scorecardSchema.safeParse(one).success).toBe(false);
  });
});
