import { describe, expect, it } from 'vitest';
import { including, panned, ticks, wholeSpan, zoomed } from './timeline-view.ts';

const HOUR = 3_600_000;

describe('the timeline’s stretch', () => {
  it('zooms about the pointer, and no further than there is', () => {
    expect(zoomed(wholeSpan(HOUR), 0.5, HOUR / 4, HOUR)).toEqual({ from: HOUR / 8, to: (5 * HOUR) / 8 });
    expect(zoomed(wholeSpan(HOUR), 4, HOUR / 4, HOUR)).toEqual(wholeSpan(HOUR));
    const closest = zoomed({ from: 0, to: 3_000 }, 0.01, 1_000, HOUR);
    expect(closest.to - closest.from).toBe(2_000);
  });

  it('moves along, and stops at the ends', () => {
    expect(panned({ from: 0, to: 1_000 }, -500, HOUR)).toEqual({ from: 0, to: 1_000 });
    expect(panned({ from: 0, to: 1_000 }, 2 * HOUR, HOUR)).toEqual({ from: HOUR - 1_000, to: HOUR });
  });

  it('follows a time that leaves it', () => {
    const span = { from: 10_000, to: 20_000 };
    expect(including(span, 15_000, HOUR)).toBe(span);
    for (const time of [5_000, 20_001, HOUR]) {
      const moved = including(span, time, HOUR);
      expect(moved.from).toBeLessThanOrEqual(time);
      expect(moved.to).toBeGreaterThanOrEqual(time);
    }
  });

  it('has round times on its axis', () => {
    expect(ticks({ from: 61_000, to: 300_000 }, 400)).toEqual([120_000, 180_000, 240_000, 300_000]);
  });
});
