import { type Fault, fail, ok, type Result } from '../kernel/fault.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { type BucketSize, type TokenBuckets, tokenBuckets } from '../kernel/token-buckets.ts';
import { ADDRESS_RUNS, PERSON_RUNS, ROOM_RUNS, TYPED_LINES } from '../protocol/limits.ts';

/**
 * How often one address, account or e-mail may knock, by door. Counted in this process's memory: what an attacker
 * sends must not become writes to the database, and a restart that forgets, or three processes that allow three times
 * as much, leave guessing a ten-character password or a 133-bit secret as hopeless as before.
 */
const DOORS = {
  /** Everything under /v1, by account or address; a dashboard in use makes about one request a second. */
  api: { burst: 300, perMinute: 600 },
  /** Passwords tried for one e-mail; people mistype, programs guess. */
  sign_in: { burst: 10, perMinute: 5 },
  /** All account requests from one address: an office shares one. */
  auth: { burst: 60, perMinute: 60 },
  /** Reset mails to one e-mail: nobody's inbox is to be filled from here. */
  reset: { burst: 3, perMinute: 0.2 },
  /** Secrets tried from one address: invites, invitations, keys. */
  secret: { burst: 60, perMinute: 60 },
  /** Rooms and other lasting things made by one account. */
  create: { burst: 60, perMinute: 60 },
  /** Runs, each counted by its room, by who asks and by their address. */
  run_room: ROOM_RUNS,
  run_person: PERSON_RUNS,
  run_address: ADDRESS_RUNS,
  /** What is typed to programs, by who types. */
  type: TYPED_LINES,
} as const satisfies Record<string, BucketSize>;

export type Door = keyof typeof DOORS;

/** Counts a knock at a door; the fault says how long to wait. */
export function knock(door: Door, key: string): Result<void> {
  const buckets = singleton('doors', () => new Map<Door, TokenBuckets>());
  const bucket = buckets.get(door) ?? tokenBuckets(DOORS[door]);
  buckets.set(door, bucket);
  const waitSeconds = bucket.take(key);
  return waitSeconds === 0 ? ok(undefined) : fail('too_many_requests', ...tooMany(waitSeconds));
}

function tooMany(waitSeconds: number): [string, Omit<Fault, 'code' | 'message'>] {
  const wait = waitSeconds < 90 ? `${waitSeconds} seconds` : `${Math.ceil(waitSeconds / 60)} minutes`;
  return ['That was too often.', { action: `Try again in ${wait}.`, retryAfterSeconds: waitSeconds }];
}
