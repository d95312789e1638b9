import { describe, expect, it } from 'vitest';
import { tokenBuckets } from './token-buckets.ts';

describe('tokenBuckets', () => {
  it('[LIM1] lets a burst through, then one for each that has refilled, key by key', () => {
    let now = 0;
    const buckets = tokenBuckets({ burst: 2, perMinute: 6 }, () => now);
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 10]);
    expect(buckets.take('b')).toBe(0);
    now = 9_000;
    expect(buckets.take('a')).toBe(1);
    now = 10_000;
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 10]);
  });

  it('[LIM1] stays bounded under any number of keys', () => {
    const buckets = tokenBuckets({ burst: 1, perMinute: 1 }, () => 0);
    const waits = Array.from({ length: 50_000 }, (_, n) => buckets.take(`key ${n}`));
    expect(waits.every((seconds) => seconds === 0)).toBe(true);
    expect(buckets.take('key 49999')).toBeGreaterThan(0);
    expect(buckets.take('key 0')).toBe(0);
  });
});
