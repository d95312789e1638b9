import pg from 'pg';
import { log } from '../kernel/log.server.ts';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

/** A statement that takes longer waits for a server that is gone: failing lets the caller try again. */
const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Plain connections for the record, whose statements are many, fixed and carry bytes. Close it with `end()`. */
export function connectPool(connectionString: string, { size = 4 } = {}): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn('a database connection broke', { error: error.message }));
  return pool;
}
