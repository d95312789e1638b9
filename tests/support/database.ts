import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connectDatabase, type Database } from '../../lib/db/client.server.ts';
import { databaseUrl, execute, TEMPLATE_DATABASE } from './template-database.ts';
import { waitFor } from './wait-for.ts';

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Disconnects `db` and drops the database, whoever else is still connected. */
  drop(): Promise<void>;
}

/** A migrated, empty database of the test's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresUrl');
  const name = `pairpad_test_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `create database ${name} template ${TEMPLATE_DATABASE}`);
  const url = databaseUrl(adminUrl, name);
  const db = connectDatabase(url, { poolSize: 5 });
  return {
    url,
    db,
    drop: async () => {
      await db.$disconnect();
      // Postgres gives those it throws out five seconds, which a busy machine may not be quick enough for.
      const drop = () => execute(adminUrl, `drop database if exists ${name} with (force)`).then(() => true);
      await waitFor(drop, { timeoutMs: 30_000, what: `${name} is dropped` });
    },
  };
}
