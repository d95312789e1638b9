import { describe, expect, it } from 'vitest';
import { marksOf } from './marks.ts';
import { findPastes } from './pastes.ts';
import { tapeText } from './tape-text.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

const LONG = 'function solve(input) { return input.length; }';

describe('marks', () => {
  it('say what happened, in order, with how each run ended', () => {
    const tape = scriptedTape([
      {
        at: 0,
        event: { type: 'person_joined', person: { participantId: 'ada', name: 'Ada', role: 'host', color: 0 } },
      },
      { at: 5, event: { type: 'run_started', runId: 'r1', language: 'go', participantId: 'ada' } },
      { at: 6, by: 'ada', inserted: LONG },
      { at: 7, event: { type: 'run_ended', runId: 'r1', end: { reason: 'exited', exitCode: 2 } } },
      { at: 8, event: { type: 'tab_left', participantId: 'ada' } },
    ]);
    const marks = marksOf(tape, findPastes(tape, tapeText(tape.edits)));
    expect(marks.map(({ kind, tone, moment, text }) => [kind, tone, moment, text])).toEqual([
      ['presence', 'plain', 0, 'joined'],
      ['run', 'bad', 0, 'ran the code: exit code 2'],
      ['paste', 'strong', 1, `pasted ${LONG.length} characters from elsewhere`],
      ['tab', 'plain', 1, 'left the tab'],
    ]);
  });
});
