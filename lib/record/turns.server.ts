import type { Pool } from '../db/pool.server.ts';

const LOCK = `select pg_advisory_xact_lock(hashtextextended($1, 0))`;

/**
 * Does something that must not happen on two instances at once, when it is its turn. It holds a connection meanwhile:
 * whoever calls it must not do so many times at once, or none is left for the work itself.
 */
export async function inTurn(pool: Pool, name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query(LOCK, [name]);
    await work();
    await client.query('commit');
    failed = false;
  } finally {
    // The lock goes with its transaction, and that with its connection.
    client.release(failed);
  }
}
