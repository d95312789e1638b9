import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLocalRunner } from '../../lib/execution/local/local-runner.server.ts';
import type { Runner } from '../../lib/execution/runner.ts';
import type { Language } from '../../lib/protocol/languages.ts';

const LOOK_MS = 250;

/** The local runner alone, in this process: no API, no database. */
export async function openRunner(folder: string, cacheDir: string, waitingBoxes?: number): Promise<Runner> {
  const runner = await createLocalRunner({
    workDir: path.join(folder, 'boxes'),
    cacheDir,
    programsDir: path.join(folder, `programs-${waitingBoxes}`),
    ...(waitingBoxes === undefined ? {} : { waitingBoxes }),
  });
  for (;;) {
    const capabilities = runner.capabilities();
    if (!capabilities.available) throw new Error(`${capabilities.reason} ${capabilities.action}`);
    const states = Object.values(capabilities.languages).map(({ state }) => state);
    if (states.includes('missing')) throw new Error(`not all languages are here: ${states.join(', ')}`);
    if (!states.includes('preparing')) return runner;
    await pause(LOOK_MS);
  }
}

/** Runs a program and answers how long that took, from asking to the end with nothing left. */
export async function runInSandbox(runner: Runner, language: Language, code: string): Promise<number> {
  const startedAt = performance.now();
  const { end } = await runner.start(
    { language, code, stdin: '', timeoutSeconds: 10 },
    { state: () => {}, output: () => {} },
  ).ended;
  if (end.reason !== 'exited' || end.exitCode !== 0) throw new Error(`${language}: ${JSON.stringify(end)}`);
  return performance.now() - startedAt;
}
