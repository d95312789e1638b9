import { describe, expect, it } from 'vitest';
import { Random } from '../../tests/faults/random.ts';
import { retryDelayMs } from './retry-delay.ts';

describe('the wait before another attempt', () => {
  it('spreads a room full of pages over as long as the step, where Hocuspocus brings all back after a second', () => {
    const random = new Random(400);
    const delays = Array.from({ length: 400 }, () => retryDelayMs(2, () => random.next()));
    const [first, last] = [Math.min(...delays), Math.max(...delays)];
    expect(first).toBeGreaterThanOrEqual(800);
    expect(last).toBeLessThan(2_400);
    // Of 400 pages no tenth of the span sees more than twice its share.
    const tenths = new Map<number, number>();
    for (const delay of delays) {
      const tenth = Math.floor(((delay - 800) / 1_600) * 10);
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
    }
    expect(Math.max(...tenths.values())).toBeLessThan(80);
  });

  it('grows with each failure, and never past 22.5 s', () => {
    expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, () => 0.5))).toEqual([400, 800, 1_600, 3_200]);
    expect(retryDelayMs(1_000, () => 1)).toBe(22_500);
  });
});
