/** The worker that folds a replay; made here so that every page finds the same program. */
export function makeReplayWorker(): Worker {
  return new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module' });
}
