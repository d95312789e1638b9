import type { Load } from './crowd.ts';
import type { Measured } from './meter.ts';
import type { RoomOpener } from './rooms.ts';

/** What people notice while they type together (SYN2). */
const BOUND_MS = 50;
/** The knee is known to this share of itself. */
const PRECISION = 0.06;

export interface Knee {
  /** The most rooms whose p99 stayed within the bound. */
  readonly rooms: number;
  /** Whether there were no more rooms to try. */
  readonly isLowerBound: boolean;
  readonly at: Measured;
}

export interface KneeOptions {
  readonly typists: number;
  /** Where to begin; a guess near the knee saves time. */
  readonly start: number;
  /** By how much more the next try is than one that was carried, until one is not. */
  readonly growth: number;
  readonly load: Load;
  readonly onTried: (rooms: number, measured: Measured) => void;
}

/** Finds how many rooms a server carries before its p99 passes 50 ms: first in growing steps, then between the last two. */
export async function findKnee(
  opener: RoomOpener,
  { typists, start, growth, load, onTried }: KneeOptions,
): Promise<Knee> {
  const tryOnce = async (rooms: number) => {
    await opener.open(rooms, typists);
    const measured = await opener.crowd.type(rooms, load);
    onTried(rooms, measured);
    return measured;
  };
  /** A machine has hiccups: only what fails twice has failed. */
  const carries = async (rooms: number) => {
    const first = await tryOnce(rooms);
    if (first.edits.p99 <= BOUND_MS) return first;
    const second = await tryOnce(rooms);
    return second.edits.p99 <= BOUND_MS ? second : undefined;
  };

  let good = 0;
  let at: Measured | undefined;
  let bad = Number.POSITIVE_INFINITY;
  let rooms = Math.min(start, opener.most);
  while (bad - good > Math.max(1, good * PRECISION) && good < opener.most) {
    const measured = await carries(rooms);
    if (measured !== undefined) [good, at] = [rooms, measured];
    else bad = rooms;
    const next = bad === Number.POSITIVE_INFINITY ? good * growth : good === 0 ? bad / growth : (good + bad) / 2;
    rooms = Math.min(opener.most, Math.round(next));
    if (bad <= 1) throw new Error('not even one room');
  }
  if (at === undefined) throw new Error('no number of rooms was carried');
  return { rooms: good, isLowerBound: bad === Number.POSITIVE_INFINITY, at };
}
