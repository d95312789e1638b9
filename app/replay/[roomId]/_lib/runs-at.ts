import type { RunHistory } from '#lib/protocol/replay.ts';
import type { RunSummary } from '#lib/protocol/runs.ts';

/** A run as one saw it at a moment. */
export interface RunThen {
  readonly run: RunHistory;
  /** How many pieces of its output had come. */
  readonly chunks: number;
  readonly hasEnded: boolean;
}

/** The latest run that had begun at a time (milliseconds since the epoch), as it was then. */
export function runAt(runs: readonly RunHistory[], now: number): RunThen | undefined {
  const run = runs.findLast(({ startedAt }) => startedAt <= now);
  return run && runThen(run, now);
}

export function runThen(run: RunHistory, now: number): RunThen {
  const next = run.chunks.findIndex(({ at }) => at > now);
  return {
    run,
    chunks: next === -1 ? run.chunks.length : next,
    hasEnded: run.endedAt !== null && run.endedAt <= now,
  };
}

/** The same as the room's console takes it. */
export function summaryThen({ run, hasEnded, chunks }: RunThen): RunSummary {
  const { runId, language, startedBy, startedAt, end, executionTimeMs, memoryUsageMb } = run;
  const facts = { runId, language, startedBy, startedAt };
  if (hasEnded) return { ...facts, state: 'ended', end, executionTimeMs, memoryUsageMb };
  const state = chunks > 0 ? 'running' : 'queued';
  return { ...facts, state, end: null, executionTimeMs: null, memoryUsageMb: null };
}
