import type { TypedPiece } from './run-input-store.server.ts';
import type { RunWriter } from './run-writer.server.ts';
import type { RunHandle, Runner, RunnerRequest, RunResult } from './runner.ts';
import type { Place } from './waiting-line.ts';

/** A run of this process, from its place in the line to its stored end. */
export interface RunJob {
  /** Settles when the end and all output are stored. */
  readonly ended: Promise<void>;
  /** Ends the run as stopped by that person, also while it still waits. */
  stop(by: string): void;
  /** Gives the program what has been typed to it since the last time. */
  takeInput(): void;
}

/** A run as it is to be executed. */
export interface JobPlan {
  readonly runner: Runner;
  readonly request: RunnerRequest;
  readonly place: Place;
  readonly writer: RunWriter;
  /** Reads what was typed after a piece. */
  readInput(afterN: number): Promise<TypedPiece[]>;
}

/** Waits for the run's turn, has it executed, and stores what comes of it. */
export function startJob({ runner, request, place, writer, readInput }: JobPlan): RunJob {
  let handle: RunHandle | undefined;
  let stoppedBy: string | undefined;
  let hasEnded = false;
  let lastTyped = 0;
  let reading: Promise<void> = Promise.resolve();

  const give = async () => {
    if (handle === undefined || hasEnded) return;
    for (const { n, text } of await readInput(lastTyped)) {
      lastTyped = n;
      if (text === null) {
        handle.endInput();
        continue;
      }
      // Shown before it is read, so that everybody sees the question, what was answered, and what came of it.
      if (!hasEnded) writer.typed(text);
      handle.type(text);
    }
  };
  const takeInput = () => {
    // What could not be read now is read with the next piece.
    if (request.interactive) reading = reading.then(give).catch(() => {});
  };

  const execute = async (): Promise<RunResult> => {
    await place.reached;
    if (stoppedBy !== undefined) return neverRan({ reason: 'stopped', by: stoppedBy });
    handle = runner.start(request, writer);
    takeInput();
    return handle.ended;
  };

  const ended = execute()
    .catch((error: unknown) => neverRan({ reason: 'runner_failed', message: String(error) }))
    .then((result) => {
      hasEnded = true;
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
    takeInput,
  };
}

/** The result of a run whose program did not start. */
export function neverRan(end: RunResult['end']): RunResult {
  return { end, executionTimeMs: null, memoryUsageMb: null };
}
