import { readTrace } from '../traces.ts';

/** What is typed, and the seeded chance that decides when. */
export interface Letters {
  next(): string;
  /** In [0, 1). */
  random(): number;
}

/** The keys of a real session, over and over. */
export async function lettersOf(seed: number): Promise<Letters> {
  const { txns } = await readTrace('sveltecomponent');
  const typed = txns.flatMap(({ patches }) => patches.flatMap(([, , inserted]) => [...inserted]));
  const random = seeded(seed);
  let at = 0;
  return {
    random,
    next: () => {
      at = (at + 1) % typed.length;
      return typed[at] ?? ' ';
    },
  };
}

/** Mulberry32: small, and even enough to spread beats. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
