import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Database } from '../../lib/db/client.server.ts';
import { createLocalRunner } from '../../lib/execution/local/local-runner.server.ts';
import { openRunService, type RunAsked, type RunService } from '../../lib/execution/run-service.server.ts';
import { readRunNews } from '../../lib/execution/run-store.server.ts';
import type { Runner } from '../../lib/execution/runner.ts';
import { createWaitingLine } from '../../lib/execution/waiting-line.ts';
import { runRequestSchema } from '../../lib/protocol/runs.ts';
import { createTestDatabase, type TestDatabase } from '../support/index.ts';
import { makeRoom } from '../support/rooms.ts';
import { CACHE_DIR } from '../support/sandbox-cache.ts';

export const ENDED_FINE = { reason: 'exited', exitCode: 0 };

/** A program that is to be stopped. */
export const SLEEPER = 'import time\ntime.sleep(20)';

/** What the tests of one file run in: a database and a sandbox of their own, and the run services that they open. */
export function runBed() {
  let database: TestDatabase;
  let home: string;
  const services: RunService[] = [];

  const localRunner = (toolPath?: string) =>
    createLocalRunner({
      workDir: path.join(home, 'boxes'),
      cacheDir: CACHE_DIR,
      programsDir: path.join(home, 'programs'),
      ...(toolPath === undefined ? {} : { toolPath }),
    });
  const openService = async (options: { runner?: Runner; atOnce?: number; db?: Database } = {}) => {
    const runner = options.runner ?? (await localRunner());
    const line = createWaitingLine(options.atOnce ?? 4, 10);
    const db = options.db ?? database.db;
    const service = await openRunService({ db, connectionString: database.url, runner, line });
    services.push(service);
    return service;
  };
  const room = async () => {
    const { roomId } = await makeRoom(database.db);
    const { id: participantId } = await database.db.participant.findFirstOrThrow({ where: { roomId } });
    return { roomId, participantId };
  };
  const asked = (
    where: { roomId: string; participantId: string },
    code: string,
    more: { stdin?: string; timeoutSeconds?: number } = {},
  ): RunAsked => ({
    ...where,
    name: 'Ada',
    // Nothing here is to end by itself before the test has come to it.
    request: runRequestSchema.parse({ code, language: 'python', timeoutSeconds: 30, ...more }),
  });
  const printed = async (runId: string) =>
    (await readRunNews(database.db, runId))?.chunks.map(({ text }) => text).join('') ?? '';

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-runs-'));
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.close();
  });
  afterAll(async () => {
    await database.drop();
    await rm(home, { recursive: true });
  });

  return {
    get db() {
      return database.db;
    },
    get url() {
      return database.url;
    },
    localRunner,
    openService,
    room,
    asked,
    printed,
  };
}
