import type { RunRequest } from '../protocol/runs.ts';
import type { RunWriter } from './run-writer.server.ts';
import type { RunHandle, Runner, RunResult } from './runner.ts';
import type { Place } from './waiting-line.ts';

/** A run of this process, from its place in the line to its stored end. */
export interface RunJob {
  /** Settles when the end and all output are stored. */
  readonly ended: Promise<void>;
  /** Ends the run as stopped by that person, also while it still waits. */
  stop(by: string): void;
}

/** Waits for the run's turn, has it executed, and stores what comes of it. */
export function startJob(runner: Runner, request: RunRequest, place: Place, writer: RunWriter): RunJob {
  let handle: RunHandle | undefined;
  let stoppedBy: string | undefined;

  const execute = async (): Promise<RunResult> => {
    await place.reached;
    if (stoppedBy !== undefined) return neverRan({ reason: 'stopped', by: stoppedBy });
    handle = runner.start(request, writer);
    return handle.ended;
  };

  const ended = execute()
    .catch((error: unknown) => neverRan({ reason: 'runner_failed', message: String(error) }))
    .then((result) => {
      place.leave();
      return writer.end(result);
    });
  return {
    ended,
    stop: (by) => {
      stoppedBy ??= by;
      if (handle === undefined) place.leave();
      else handle.stop(by);
    },
  };
}

/** The result of a run whose program did not start. */
export function neverRan(end: RunResult['end']): RunResult {
  return { end, executionTimeMs: null, memoryUsageMb: null };
}
