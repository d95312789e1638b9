import { describe, expect, inject, it } from 'vitest';
import { databaseUrl, execute } from '../tests/support/template-database.ts';
import { applyMigrations, diffSchemas, listMigrations } from './migration-engine.ts';

const SCHEMA = 'datasource db {\n provider = "postgresql"\n}\nmodel Thing {\n id String @id\n}\n';

describe('migrations', () => {
  it('are applied once, also when two processes start at the same time', async () => {
    const admin = inject('postgresUrl');
    const name = `pairpad_test_migrations_${process.pid}`;
    await execute(admin, `create database ${name}`);
    try {
      const url = databaseUrl(admin, name);
      const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);
      expect(applied.flat().sort()).toEqual(await listMigrations());
      expect(await applyMigrations(url)).toEqual([]);
    } finally {
      await execute(admin, `drop database ${name} with (force)`);
    }
  });

  it('are written from the difference of two schemas', async () => {
    const url = inject('postgresUrl');
    const wider = SCHEMA.replace('@id\n', '@id\n size Int?\n');
    expect(await diffSchemas(url, SCHEMA, wider)).toContain('ADD COLUMN     "size" INTEGER');
    expect(await diffSchemas(url, SCHEMA, SCHEMA)).toBe('');
    expect(await diffSchemas(url, null, SCHEMA)).toContain('CREATE TABLE "Thing"');
  });
});
