import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, THROWAWAY_SETTINGS } from '../../scripts/embedded-postgres.ts';
import { createTemplate } from './template-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Postgres for this test run, by the address of its database for administration. */
    postgresUrl: string;
  }
}

/** One Postgres for the whole run, with a migrated database that every test database is a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['TEST_DATABASE_URL'];
  if (external !== undefined && external !== '') {
    await createTemplate(external);
    project.provide('postgresUrl', external);
    return async () => {};
  }
  const dataDir = path.join(os.tmpdir(), `pairpad-tests-${randomBytes(6).toString('hex')}`);
  const server = await startPostgres({
    dataDir,
    password: randomBytes(12).toString('hex'),
    settings: THROWAWAY_SETTINGS,
  });
  const stop = async () => {
    await server.stop();
    await Promise.all([dataDir, `${dataDir}.log`].map((file) => rm(file, { recursive: true, force: true })));
  };
  await createTemplate(server.url('postgres')).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  project.provide('postgresUrl', server.url('postgres'));
  return stop;
}
