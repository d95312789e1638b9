import { describe, expect, it } from 'vitest';
import { ago } from './ago.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const MINUTE = 60_000;

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [-5 * MINUTE, 'just now'],
    [MINUTE, '1 min. ago'],
    [59 * MINUTE, '59 min. ago'],
    [60 * MINUTE, '1 hr. ago'],
    [24 * 60 * MINUTE, 'yesterday'],
    [29 * 24 * 60 * MINUTE, '29 days ago'],
    [40 * 24 * 60 * MINUTE, 'May 6, 2026'],
  ])('says %i ms as %j', (elapsedMs, words) => {
    expect(ago(NOW - elapsedMs, NOW)).toBe(words);
  });
});
