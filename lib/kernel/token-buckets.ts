import { type Clock, systemClock } from './clock.ts';

/** How much a bucket holds and how fast it fills again. */
export interface BucketSize {
  /** Tokens that may be taken at once. */
  readonly burst: number;
  readonly perMinute: number;
}

export interface TokenBuckets {
  /** Takes one token of the key's bucket: 0 when there was one, else the seconds until there is. */
  take(key: string): number;
}

interface Bucket {
  tokens: number;
  readAt: number;
}

/** Attackers choose keys, so a full set forgets the key that was used longest ago: it has refilled the most. */
const MAX_KEYS = 20_000;

/** Buckets of one size, one for each key, in this process's memory. */
export function tokenBuckets({ burst, perMinute }: BucketSize, clock: Clock = systemClock): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const tokensPerMs = perMinute / 60_000;
  const refilled = ({ tokens, readAt }: Bucket, now: number) => Math.min(burst, tokens + (now - readAt) * tokensPerMs);

  return {
    take: (key) => {
      const now = clock();
      const bucket = buckets.get(key);
      const tokens = bucket === undefined ? burst : refilled(bucket, now);
      if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / tokensPerMs / 1000));
      // A Map keeps the order of insertion, so its first key is the one used longest ago.
      buckets.delete(key);
      const [oldest] = buckets.keys();
      if (buckets.size >= MAX_KEYS && oldest !== undefined) buckets.delete(oldest);
      buckets.set(key, { tokens: tokens - 1, readAt: now });
      return 0;
    },
  };
}
