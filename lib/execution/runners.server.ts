import os from 'node:os';
import path from 'node:path';
import { database } from '../db/database.server.ts';
import { env } from '../kernel/env.server.ts';
import { promisedSingleton } from '../kernel/singleton.server.ts';
import type { RoomView } from '../protocol/rooms.ts';
import { toRunnerView } from './availability.ts';
import { MAX_WAITING_RUNS, RUNS_PER_CPU } from './limits.ts';
import { createLocalRunner } from './local/local-runner.server.ts';
import { openRunService, type RunService } from './run-service.server.ts';
import type { Runner, RunnerCapabilities } from './runner.ts';
import { createWaitingLine } from './waiting-line.ts';

/** Where root keeps what boxes read: they belong to a user who cannot look into a private data folder. */
const ROOT_CACHE_DIR = '/var/cache/pairpad';

/** The runs of this process, opened at first use. Ask at start-up, so that what takes long is ready when it is needed. */
export function runService(): Promise<RunService> {
  return promisedSingleton('runService', open);
}

/** Which runner is in force, how firmly it holds, and what each language is: for admins. */
export async function runnerCapabilities(): Promise<RunnerCapabilities> {
  return (await runService()).capabilities();
}

/** What a room's page says about running. */
export async function runnerView(): Promise<RoomView['runner']> {
  return toRunnerView((await runService()).capabilities());
}

async function open(): Promise<RunService> {
  const { DATABASE_URL } = env();
  const runner = await openRunner();
  const line = createWaitingLine(os.availableParallelism() * RUNS_PER_CPU, MAX_WAITING_RUNS);
  try {
    return await openRunService({ db: database(), connectionString: DATABASE_URL, runner, line });
  } catch (error) {
    await runner.close();
    throw error;
  }
}

/** E2B where its key is set, boxes on this machine otherwise; never one in place of the other when it fails. */
async function openRunner(): Promise<Runner> {
  const { DATA_DIR, SANDBOX_CACHE_DIR, E2B_API_KEY, E2B_TEMPLATE } = env();
  if (E2B_API_KEY !== undefined) {
    // Its SDK is large: nobody without a key has to load it.
    const { createE2bRunner } = await import('./e2b/e2b-runner.server.ts');
    return createE2bRunner({ apiKey: E2B_API_KEY, template: E2B_TEMPLATE });
  }
  const cacheDir = path.resolve(SANDBOX_CACHE_DIR ?? defaultCacheDir(DATA_DIR));
  return createLocalRunner({
    workDir: path.resolve(DATA_DIR, 'boxes'),
    cacheDir,
    programsDir: path.join(cacheDir, 'programs'),
  });
}

function defaultCacheDir(dataDir: string): string {
  return process.getuid?.() === 0 ? ROOT_CACHE_DIR : path.join(dataDir, 'sandbox-cache');
}
