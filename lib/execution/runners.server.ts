import os from 'node:os';
import path from 'node:path';
import { database } from '../db/database.server.ts';
import { env } from '../kernel/env.server.ts';
import { singleton } from '../kernel/singleton.server.ts';
import type { RoomView } from '../protocol/rooms.ts';
import { toRunnerView } from './availability.ts';
import { MAX_WAITING_RUNS, RUNS_PER_CPU } from './limits.ts';
import { createLocalRunner } from './local/local-runner.server.ts';
import { openRunService, type RunService } from './run-service.server.ts';
import { createWaitingLine } from './waiting-line.ts';

/** Where root keeps what boxes read: they belong to a user who cannot look into a private data folder. */
const ROOT_CACHE_DIR = '/var/cache/pairpad';

/** The runs of this process, opened at first use. Ask at start-up, so that what takes long is ready when it is needed. */
export function runService(): Promise<RunService> {
  return singleton('runService', open);
}

/** What a room's page says about running. */
export async function runnerView(): Promise<RoomView['runner']> {
  return toRunnerView((await runService()).capabilities());
}

async function open(): Promise<RunService> {
  const { DATA_DIR, DATABASE_URL, SANDBOX_CACHE_DIR } = env();
  const cacheDir = path.resolve(SANDBOX_CACHE_DIR ?? defaultCacheDir(DATA_DIR));
  const runner = await createLocalRunner({
    workDir: path.resolve(DATA_DIR, 'boxes'),
    cacheDir,
    programsDir: path.join(cacheDir, 'programs'),
  });
  const line = createWaitingLine(os.availableParallelism() * RUNS_PER_CPU, MAX_WAITING_RUNS);
  return openRunService({ db: database(), connectionString: DATABASE_URL, runner, line });
}

function defaultCacheDir(dataDir: string): string {
  return process.getuid?.() === 0 ? ROOT_CACHE_DIR : path.join(dataDir, 'sandbox-cache');
}
