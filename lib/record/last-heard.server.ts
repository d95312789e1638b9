import type { Pool } from '../db/pool.server.ts';

const LAST_HEARD = `
  select coalesce((row.event->>'heardAt')::float8, extract(epoch from row.at)::float8 * 1000) as at
  from "RecordRow" row join "RecordHead" head using ("roomId", epoch)
  where head."roomId" = $1 and row."participantId" = $2 order by row.seq desc limit 1`;

/**
 * When a participant was last heard of as far as the record knows, in milliseconds since the epoch: joined, typed, left
 * (a line that was lost without a word ends a minute or two later, and says when it was heard). Undefined for who has
 * never been there.
 */
export async function lastHeardOf(pool: Pool, roomId: string, participantId: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ at: number }>(LAST_HEARD, [roomId, participantId]);
  return rows[0]?.at;
}
