import { describe, expect, it } from 'vitest';
import { activityBars, awaySpans, presenceSpans } from './activity.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

const ada = { participantId: 'ada', name: 'Ada', role: 'host', color: 0 } as const;
const tape = scriptedTape([
  { at: 0, event: { type: 'person_joined', person: ada } },
  { at: 100, by: 'ada', inserted: 'abc' },
  { at: 250, by: 'ada', deleted: 2 },
  { at: 300, event: { type: 'tab_left', participantId: 'ada' } },
  { at: 500, event: { type: 'tab_returned', participantId: 'ada' } },
  { at: 900, by: 'ada', inserted: 'x'.repeat(500), claimedAt: 450 },
  { at: 950, event: { type: 'tab_left', participantId: 'ada' } },
  { at: 1_000, event: { type: 'person_left', participantId: 'ada' } },
]);
const person = tape.people.indexOf('ada');

describe('activity', () => {
  it('is counted in the slice in which it was typed, offline typing apart and at its own time', () => {
    const bars = activityBars(tape, { from: 0, to: 1_000 }, 10)[person];
    expect([...(bars?.online ?? [])]).toEqual([0, 3, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect([...(bars?.offline ?? [])]).toEqual([0, 0, 0, 0, 40, 0, 0, 0, 0, 0]);
  });

  it('leaves out what is outside the stretch', () => {
    const bars = activityBars(tape, { from: 200, to: 400 }, 2)[person];
    expect([...(bars?.online ?? [])]).toEqual([2, 0]);
  });

  it('knows when somebody was here, and when their tab was not in front', () => {
    expect(presenceSpans(tape, person)).toEqual([{ from: 0, to: 1_000 }]);
    expect(awaySpans(tape, person)).toEqual([
      { from: 300, to: 500 },
      { from: 950, to: 1_000 },
    ]);
  });
});
