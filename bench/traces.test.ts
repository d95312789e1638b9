import { describe, expect, it } from 'vitest';
import { linearize } from '#lib/replay/linearizer.ts';
import { splice } from '#lib/replay/splice.ts';
import { countUpTo } from '#lib/replay/tape.ts';
import { tapeText } from '#lib/replay/tape-text.ts';
import { readTrace, recordOfTrace } from './traces.ts';

describe('real sessions', () => {
  it('[REP1] the sequential one folds to its text at every step', async () => {
    const trace = await readTrace('sveltecomponent');
    const { rows, bindings } = recordOfTrace(trace);
    const { edits } = linearize(1, rows, bindings);
    const folded = tapeText(edits);
    let expected = trace.startContent;
    for (const [index, { patches }] of trace.txns.entries()) {
      for (const [position, deleted, inserted] of patches) expected = splice(expected, position, deleted, inserted);
      // A failing comparison of this many long texts must not print them all.
      if (folded.at(countUpTo(edits.seq, index + 1)) !== expected) expect.fail(`differs after transaction ${index}`);
    }
    expect(expected).toBe(trace.endContent);
  });

  it('[REP1] the concurrent one folds to its final text', async () => {
    const trace = await readTrace('friendsforever');
    const { rows, bindings } = recordOfTrace(trace);
    const { edits, people } = linearize(1, rows, bindings);
    expect(tapeText(edits).at(edits.length)).toBe(trace.endContent);
    expect(people).toEqual([null, 'agent-0', 'agent-1']);
  });
});
