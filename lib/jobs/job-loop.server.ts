import type { Database } from '../db/client.server.ts';
import { log } from '../kernel/log.server.ts';

/** Something that a process does again and again beside serving. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /**
   * `alone`: by one process at a time, whatever the number of instances. `shared`: by all of them together; the job
   * claims its pieces itself.
   */
  readonly mode: 'alone' | 'shared';
  /** Does what there is to do; true where there is more, so that the next time is at once. */
  run(db: Database): Promise<boolean>;
}

/** A job that takes longer than this is stuck; its lock is given up with its transaction. */
const LONGEST_MS = 10 * 60_000;

/**
 * Runs jobs until it is stopped, for the first time after `firstAfterMs`. A job that fails is logged and comes again at
 * its time.
 */
export function startJobs(db: Database, jobs: readonly Job[], { firstAfterMs = 0 } = {}): { stop(): Promise<void> } {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  const schedule = (job: Job, delayMs: number) => {
    if (isStopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const turn = runOnce(db, job).then((hasMore) => schedule(job, hasMore ? 0 : job.everySeconds * 1000));
      underWay.add(turn);
      void turn.finally(() => underWay.delete(turn));
    }, delayMs);
    // A process that has nothing else to do may end.
    timer.unref();
    timers.add(timer);
  };
  for (const job of jobs) schedule(job, firstAfterMs);

  return {
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
}

async function runOnce(db: Database, job: Job): Promise<boolean> {
  try {
    return job.mode === 'alone' ? await alone(db, job.name, () => job.run(db)) : await job.run(db);
  } catch (error) {
    log.error('a job failed', { job: job.name, error });
    return false;
  }
}

/** Does the work while no other process does the same; nothing where one does. */
async function alone(db: Database, name: string, work: () => Promise<boolean>): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      // Held by the transaction: however this process ends, the lock ends with it.
      const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`pairpad job ${name}`}, 0)) as taken`;
      return lock?.taken === true && (await work());
    },
    { timeout: LONGEST_MS },
  );
}
