import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineBinding from '@prisma/schema-engine-wasm/schema_engine_bg';

// Prisma's own schema engine, compiled to WebAssembly: the command line would download a binary, which many networks
// block. The migrations folder stays an ordinary one, so `prisma migrate deploy` works on it too.

const PRISMA_DIR = path.resolve(import.meta.dirname, '../prisma');
export const MIGRATIONS_DIR = path.join(PRISMA_DIR, 'migrations');
export const SCHEMA_FILE = path.join(PRISMA_DIR, 'schema.prisma');

const FILTERS = { externalTables: [], externalEnums: [] };

let bound: Promise<void> | undefined;

async function bindEngine(): Promise<void> {
  const packageEntry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasmFile = path.join(path.dirname(packageEntry), 'schema_engine_bg.wasm');
  const binding: Record<string, unknown> = { ...engineBinding };
  // The engine never clears the timer of its migration lock, which would keep the process here for 10 s.
  const timer = Object.keys(binding).find((name) => name.startsWith('__wbg_setTimeout_'));
  if (timer) binding[timer] = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': binding as WebAssembly.ModuleImports,
  });
  engineBinding.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** Lends out an engine, and closes its connections afterwards: the engine itself would keep them. */
async function withEngine<T>(
  connectionString: string,
  use: (engine: engineBinding.SchemaEngine) => Promise<T>,
): Promise<T> {
  bound ??= bindEngine();
  await bound;
  const database = new PrismaPg({ connectionString });
  const connections: { dispose(): Promise<void> }[] = [];
  const connect = async () => {
    const connection = await database.connect();
    connections.push(connection);
    return connection;
  };
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: database.provider,
    adapterName: database.adapterName,
    connect,
    connectToShadowDb: connect,
  });
  const datamodels: [string, string][] = [[SCHEMA_FILE, await readFile(SCHEMA_FILE, 'utf8')]];
  const silent = () => {};
  try {
    return await use(await engineBinding.SchemaEngine.new({ datamodels }, silent, adapter));
  } finally {
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

/** The names of the migrations in the folder, oldest first. */
export async function listMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigrations() {
  const read = async (name: string) => {
    const value = await readFile(path.join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  };
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all((await listMigrations()).map(read)),
  };
}

/**
 * Brings a database up to the newest migration and answers the names of those it applied. The engine takes an advisory
 * lock, so two starts against one database don't apply the same migration twice.
 */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const { appliedMigrationNames } = await withEngine(connectionString, (engine) =>
    engine.applyMigrations({ migrationsList, filters: FILTERS }),
  );
  return appliedMigrationNames;
}

/**
 * The SQL that leads from one schema (null: an empty database) to another; empty when they are the same. The database
 * stays untouched: the engine only wants to know for which server it writes.
 */
export async function diffSchemas(connectionString: string, from: string | null, to: string): Promise<string> {
  const files = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: SCHEMA_FILE, content }] });
  const result = await withEngine(connectionString, (engine) =>
    engine.diff({
      from: from === null ? { tag: 'empty' } : files(from),
      to: files(to),
      script: true,
      exitCode: true,
      filters: FILTERS,
    }),
  );
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}
