import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { env } from '../lib/kernel/env.server.ts';
import { withThrowawayPostgres } from './embedded-postgres.ts';
import { applyMigrations, diffSchemas, listMigrations, MIGRATIONS_DIR, SCHEMA_FILE } from './migration-engine.ts';

// npm run db:migration -- <name>      writes a migration from what changed in prisma/schema.prisma
// npm run db:migration -- --initial   writes the one first migration anew (before the first release only)
// npm run db:migrate                  applies what is missing to DATABASE_URL

const USAGE = 'usage: npm run db:migration -- <name_of_the_change>, or npm run db:migrate';

/** Each migration keeps the schema it leads to beside it: the next one is the difference to that. */
async function lastSchema(): Promise<string | null> {
  const last = (await listMigrations()).at(-1);
  return last === undefined ? null : readFile(path.join(MIGRATIONS_DIR, last, 'schema.prisma'), 'utf8');
}

async function writeMigration(directory: string, from: string | null): Promise<void> {
  const schema = await readFile(SCHEMA_FILE, 'utf8');
  const sql = await withThrowawayPostgres((url) => diffSchemas(url, from, schema));
  if (sql === '') {
    console.log('prisma/schema.prisma has not changed since the last migration.');
    return;
  }
  const target = path.join(MIGRATIONS_DIR, directory);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, 'migration.sql'), sql);
  await writeFile(path.join(target, 'schema.prisma'), schema);
  console.log(`Wrote ${path.relative(process.cwd(), target)}/migration.sql. Read it before you commit it.`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { initial: { type: 'boolean' }, apply: { type: 'boolean' } },
  });
  const [name] = positionals;
  if (values.apply) {
    const applied = await applyMigrations(env().DATABASE_URL);
    console.log(applied.length === 0 ? 'Nothing to apply.' : `Applied ${applied.join(', ')}.`);
  } else if (values.initial) {
    if ((await listMigrations()).length > 1)
      throw new Error('There are later migrations: add one with a name instead.');
    await rm(MIGRATIONS_DIR, { recursive: true, force: true });
    await mkdir(MIGRATIONS_DIR, { recursive: true });
    await writeFile(path.join(MIGRATIONS_DIR, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await writeMigration('20260101000000_initial', null);
  } else if (name !== undefined && /^[a-z0-9_]+$/.test(name)) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    await writeMigration(`${stamp}_${name}`, await lastSchema());
  } else {
    throw new Error(USAGE);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
