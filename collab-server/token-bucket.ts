import type { Clock } from '../lib/kernel/clock.ts';

export interface TokenBucket {
  /** Takes one token; false when there is none left. */
  take(): boolean;
}

/** A bucket that holds `burst` tokens and refills at `perSecond`. */
export function tokenBucket(perSecond: number, burst: number, clock: Clock): TokenBucket {
  let tokens = burst;
  let filledAt = clock();
  return {
    take() {
      const now = clock();
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
