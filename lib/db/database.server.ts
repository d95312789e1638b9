import { env } from '../kernel/env.server.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { connectDatabase, type Database } from './client.server.ts';

/** The database of this process, connected at first use. */
export function database(): Database {
  return singleton('database', () => connectDatabase(env().DATABASE_URL));
}
