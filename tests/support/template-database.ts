import pg from 'pg';
import { applyMigrations } from '../../scripts/migration-engine.ts';

/** Migrated once for each run; copying it takes a few milliseconds, migrating a hundred. */
export const TEMPLATE_DATABASE = 'pairpad_test_template';

/** Runs one statement on a connection of its own. */
export async function execute(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes the migrated database that `copyTemplate` copies. */
export async function createTemplate(adminUrl: string): Promise<void> {
  await execute(adminUrl, `drop database if exists ${TEMPLATE_DATABASE} with (force)`);
  await execute(adminUrl, `create database ${TEMPLATE_DATABASE}`);
  await applyMigrations(databaseUrl(adminUrl, TEMPLATE_DATABASE));
}
