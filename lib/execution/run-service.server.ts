import { listen, notify } from '../db/channel.server.ts';
import type { Database } from '../db/client.server.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { instanceId } from '../kernel/instance.server.ts';
import type { RunRequest, RunSummary } from '../protocol/runs.ts';
import { appendEvent } from '../record/record-store.server.ts';
import { whyNotRun } from './availability.ts';
import { isHolderGone, newHolder } from './run-holder.server.ts';
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
  /** Stops the runs held here and waits until their ends are committed. */
  close(): Promise<void>;
}

const BUSY = fail('unavailable', 'Too many programs are waiting to run.', { action: 'Press Run again in a moment.' });
const IN_PROGRESS = fail('run_in_progress', 'A program is running in this room.', {
  action: 'Stop it, or wait until it ends.',
});
const ENDED = fail('room_ended', 'This room has ended.', { action: 'Its code can still be read.' });

/** Opens the service, and ends the runs that dead processes left behind. */
export async function openRunService(options: RunServiceOptions): Promise<RunService> {
  const { db, connectionString, runner, line, clock = systemClock } = options;
  const holder = newHolder();
  /** Every run of ours without an end; null while its row is being written. */
  const jobs = new Map<string, RunJob | null>();

  const isLeft = (run: UnendedRun) => (run.holder === holder ? !jobs.has(run.runId) : isHolderGone(run, clock()));
  const endLeft = async (run: UnendedRun) => {
    await endRun(db, run, neverRan({ reason: 'runner_failed', message: 'The server stopped while the program ran.' }));
    await notify(db, 'run', { roomId: run.roomId, runId: run.runId, n: 0 });
  };
  const endAllLeft = async (roomId?: string) => {
    for (const run of await unendedRuns(db, roomId)) if (isLeft(run)) await endLeft(run);
  };

  const insert = (runId: string, { roomId, participantId, name, request }: RunAsked) =>
    db.$transaction(async (tx): Promise<Result<RunSummary>> => {
      if (!(await lockOpenRoom(tx, roomId))) return ENDED;
      if ((await unendedRuns(tx, roomId)).length > 0) return IN_PROGRESS;
      const event = { type: 'run_started', runId, language: request.language, participantId } as const;
      const place = await appendEvent(tx, roomId, event, { participantId, instanceId });
      return ok(await insertRun(tx, { runId, roomId, participantId, startedBy: name, request, place, holder }));
    });

  const listener = await listen(connectionString, { stop: ({ runId, by }) => jobs.get(runId)?.stop(by) });
  await endAllLeft();

  return {
    capabilities: () => runner.capabilities(),
    start: async (asked) => {
      const { roomId, participantId, request } = asked;
      const fault = whyNotRun(runner.capabilities(), request.language);
      if (fault !== undefined) return { ok: false, fault };
      const place = line.join();
      if (place === undefined) return BUSY;
      const runId = newId();
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
        const job = startJob(runner, request, place, createRunWriter(db, { runId, roomId, participantId }));
        jobs.set(runId, job);
        return ok({ summary: inserted.value, ended: job.ended.finally(() => jobs.delete(runId)) });
      } finally {
        if (jobs.get(runId) === null) {
          jobs.delete(runId);
          place.leave();
        }
      }
    },
    stop: async (runId, by) => {
      const job = jobs.get(runId);
      if (job) job.stop(by);
      else await notify(db, 'stop', { runId, by });
    },
    close: async () => {
      await listener.close();
      const left = [...jobs.values()].filter((job) => job !== null);
      for (const job of left) job.stop('the server, which is stopping');
      await Promise.all(left.map((job) => job.ended));
      await runner.close();
    },
  };
}
