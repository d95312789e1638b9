import { listen, notify } from '../db/channel.server.ts';
import type { Database } from '../db/client.server.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { instanceId } from '../kernel/instance.server.ts';
import type { RunRequest, RunSummary, TypeInput } from '../protocol/runs.ts';
import type { TestCase } from '../protocol/test-cases.ts';
import { appendEvent } from '../record/record-store.server.ts';
import { countRun } from '../rooms/room-listing.server.ts';
import { whyNotRun } from './availability.ts';
import { isHolderGone, newHolder } from './run-holder.server.ts';
import { addInput, readInput } from './run-input-store.server.ts';
import { neverRan, type RunJob, startJob } from './run-job.ts';
import { insertRun, lockOpenRoom, type UnendedRun, unendedRuns } from './run-store.server.ts';
import { createRunWriter, endRun } from './run-writer.server.ts';
import type { Runner, RunnerCapabilities } from './runner.ts';
import type { WaitingLine } from './waiting-line.ts';

export interface RunServiceOptions {
  readonly db: Database;
  readonly connectionString: string;
  readonly runner: Runner;
  readonly line: WaitingLine;
  readonly clock?: Clock;
}

/** A run asked for by somebody who may. */
export interface RunAsked {
  readonly roomId: string;
  readonly participantId: string;
  /** The name everybody reads as who pressed Run. */
  readonly name: string;
  readonly request: RunRequest;
  /** What it reads is typed while it runs. */
  readonly interactive?: boolean;
  /** Run it with these in place of its stdin. */
  readonly tests?: readonly TestCase[];
}

export interface StartedRun {
  readonly summary: RunSummary;
  /** Settles when the end and all output are committed. */
  readonly ended: Promise<void>;
}

/** The runs of this process. */
export interface RunService {
  capabilities(): RunnerCapabilities;
  start(asked: RunAsked): Promise<Result<StartedRun>>;
  /** Asks that a run stop, whichever process holds it. */
  stop(runId: string, by: string): Promise<void>;
  /** Asks that all runs of a room stop. */
  stopRoom(roomId: string, by: string): Promise<void>;
  /** Types to a run, whichever process holds it. */
  type(runId: string, typed: TypeInput): Promise<Result<void>>;
  /** Stops the runs held here and waits until their ends are committed. */
  close(): Promise<void>;
}

const BUSY = fail('unavailable', 'Too many programs are waiting to run.', { action: 'Press Run again in a moment.' });
const IN_PROGRESS = fail('run_in_progress', 'A program is running in this room.', {
  action: 'Stop it, or wait until it ends.',
});
const NO_TESTS = fail('conflict', 'This room has no tests.', { action: 'Put a question with tests into it.' });
const ENDED = fail('room_ended', 'This room has ended.', { action: 'Its code can still be read.' });

/** Opens the service, and ends the runs that dead processes left behind. */
export async function openRunService(options: RunServiceOptions): Promise<RunService> {
  const { db, connectionString, runner, line, clock = systemClock } = options;
  const holder = newHolder();
  /** Every run of ours without an end; null while its row is being written. */
  const jobs = new Map<string, RunJob | null>();
  /** Who asked that one of them stop while its row was being written. */
  const stoppedEarly = new Map<string, string>();

  const isLeft = (run: UnendedRun) => (run.holder === holder ? !jobs.has(run.runId) : isHolderGone(run, clock()));
  const endLeft = async (run: UnendedRun) => {
    const end = { reason: 'runner_failed', message: 'The server stopped while the program ran.' } as const;
    await endRun(db, { ...run, interactive: true }, neverRan(end));
    await notify(db, 'run', { roomId: run.roomId, runId: run.runId, n: 0 });
  };
  const endAllLeft = async (roomId?: string) => {
    for (const run of await unendedRuns(db, roomId)) if (isLeft(run)) await endLeft(run);
  };

  const insert = (runId: string, { roomId, participantId, name, request, interactive = false, tests }: RunAsked) =>
    db.$transaction(async (tx): Promise<Result<RunSummary>> => {
      if (!(await lockOpenRoom(tx, roomId))) return ENDED;
      if ((await unendedRuns(tx, roomId)).length > 0) return IN_PROGRESS;
      const event = { type: 'run_started', runId, language: request.language, participantId } as const;
      const place = await appendEvent(tx, roomId, event, { participantId, instanceId });
      const testCount = tests?.length ?? null;
      const run = { runId, roomId, participantId, startedBy: name, request, interactive, testCount, place, holder };
      await countRun(tx, roomId);
      return ok(await insertRun(tx, run));
    });

  /** False where the run is not ours. */
  const stopHere = (runId: string, by: string): boolean => {
    const job = jobs.get(runId);
    if (job === null) stoppedEarly.set(runId, by);
    else job?.stop(by);
    return job !== undefined;
  };
  const stop = async (runId: string, by: string) => {
    if (!stopHere(runId, by)) await notify(db, 'stop', { runId, by });
  };

  const listener = await listen(
    connectionString,
    {
      stop: ({ runId, by }) => void stopHere(runId, by),
      input: ({ runId }) => jobs.get(runId)?.takeInput(),
    },
    () => {
      // Hints of what was typed may have been lost while the connection was down.
      for (const job of jobs.values()) job?.takeInput();
    },
  );
  await endAllLeft().catch(async (error: unknown) => {
    await listener.close();
    throw error;
  });

  return {
    capabilities: () => runner.capabilities(),
    start: async (asked) => {
      const { roomId, participantId, request, interactive = false, tests } = asked;
      const fault = whyNotRun(runner.capabilities(), request.language);
      if (fault !== undefined) return { ok: false, fault };
      if (tests?.length === 0) return NO_TESTS;
      const runId = newId();
      const writer = createRunWriter(db, { runId, roomId, participantId, interactive }, tests);
      let movedEarly: number | undefined;
      let moved = (n: number) => {
        movedEarly = n;
      };
      const place = line.join((n) => moved(n));
      if (place === undefined) return BUSY;
      jobs.set(runId, null);
      try {
        let inserted = await insert(runId, asked);
        if (inserted === IN_PROGRESS) {
          await endAllLeft(roomId);
          inserted = await insert(runId, asked);
        }
        if (!inserted.ok) {
          return inserted;
        }
        // Before its row is there nothing can be said about it.
        moved = writer.moved;
        if (movedEarly !== undefined) moved(movedEarly);
        const cases = tests === undefined ? {} : { cases: tests.map(({ stdin }) => stdin) };
        const job = startJob({
          runner,
          request: { ...request, interactive, ...cases },
          place,
          writer,
          readInput: (afterN) => readInput(db, runId, afterN),
        });
        jobs.set(runId, job);
        const stoppedBy = stoppedEarly.get(runId);
        if (stoppedBy !== undefined) job.stop(stoppedBy);
        return ok({ summary: inserted.value, ended: job.ended.finally(() => jobs.delete(runId)) });
      } finally {
        stoppedEarly.delete(runId);
        if (jobs.get(runId) === null) {
          jobs.delete(runId);
          place.leave();
        }
      }
    },
    stop,
    stopRoom: async (roomId, by) => {
      for (const { runId } of await unendedRuns(db, roomId)) await stop(runId, by);
    },
    type: (runId, typed) => addInput(db, runId, typed),
    close: async () => {
      await listener.close();
      const left = [...jobs.values()].filter((job) => job !== null);
      for (const job of left) job.stop('the server, which is stopping');
      await Promise.all(left.map((job) => job.ended));
      await runner.close();
    },
  };
}
