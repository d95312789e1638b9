import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLocalRunner } from '../../lib/execution/local/local-runner.server.ts';
import { archivesReady } from '../../lib/execution/local/toolchains/go-archives.server.ts';
import { CACHE_DIR } from './sandbox-cache.ts';

let end = async () => {};

/**
 * On a new machine begins to prepare Go, for all test files together and without giving way: the runner of a test would
 * be at it for many minutes where the machine is busy, and begin anew with each that closes.
 */
export async function setup(): Promise<void> {
  const kept = existsSync(CACHE_DIR) ? readdirSync(CACHE_DIR) : [];
  if (kept.some((name) => archivesReady(path.join(CACHE_DIR, name)))) return;
  const home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-prepared-go-'));
  const runner = await createLocalRunner({
    workDir: path.join(home, 'boxes'),
    cacheDir: CACHE_DIR,
    programsDir: path.join(home, 'programs'),
    waitingBoxes: 0,
    preparingNiceness: 0,
  });
  end = async () => {
    await runner.close();
    await rm(home, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await end();
}
