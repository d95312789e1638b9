import { setTimeout as delay } from 'node:timers/promises';
import { notify } from '../db/channel.server.ts';
import type { Database } from '../db/client.server.ts';
import { systemClock } from '../kernel/clock.ts';
import { instanceId } from '../kernel/instance.server.ts';
import { log } from '../kernel/log.server.ts';
import type { OutputStream } from '../protocol/runs.ts';
import type { TestCase } from '../protocol/test-cases.ts';
import { appendEvent } from '../record/record-store.server.ts';
import { type GatheredChunk, gatherChunks } from './chunks.ts';
import { FIRST_OUTPUT_FLUSH_MS, OUTPUT_FLUSH_MS } from './limits.ts';
import { storeCase } from './run-case-store.server.ts';
import { dropInput } from './run-input-store.server.ts';
import { storeEnd, storeOutput, storePlace, storeState } from './run-store.server.ts';
import type { RunResult, RunSinks } from './runner.ts';

/** Stores what a run reports, in the order in which it is reported, and tells the sync processes. */
export interface RunWriter extends RunSinks {
  /** Shows what was typed, where the program was when it was typed. */
  typed(text: string): void;
  /** Says how far the run has come in the line. */
  moved(place: number): void;
  /** Stores everything before it, then the end; settles when both are committed. */
  end(result: RunResult): Promise<void>;
}

/** Which run, and whose. */
export interface RunPlace {
  readonly runId: string;
  readonly roomId: string;
  readonly participantId: string;
  readonly interactive?: boolean;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** How long the database may be away without a run losing what it printed. */
const GIVE_UP_MS = 120_000;

export function createRunWriter(db: Database, run: RunPlace, tests: readonly TestCase[] = []): RunWriter {
  const { runId, roomId } = run;
  const gathered = gatherChunks(systemClock);
  let flushing: NodeJS.Timeout | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let lastN = 0;
  let written: Promise<void> = Promise.resolve();

  /** Does a step when those before it are done. A step may be done again, because a failed one may have committed. */
  const inOrder = (step: () => Promise<void>) => {
    written = written.then(() => untilDone(step, runId));
    return written;
  };
  const hint = () => notify(db, 'run', { roomId, runId, n: lastN });

  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    let batch: GatheredChunk[] | undefined;
    void inOrder(async () => {
      // Taken now and not before: what was printed during the last commit goes along.
      batch ??= gathered.take();
      if (batch.length === 0) return;
      flushedAt = performance.now();
      await storeOutput(db, runId, batch);
      lastN = batch.at(-1)?.n ?? lastN;
      await hint();
    });
  };

  const add = (stream: OutputStream, text: string) => {
    gathered.add(stream, text);
    const isFirst = performance.now() - flushedAt > OUTPUT_FLUSH_MS;
    flushing ??= setTimeout(flush, isFirst ? FIRST_OUTPUT_FLUSH_MS : OUTPUT_FLUSH_MS);
  };
  let place: number | undefined;
  let casesDone = 0;

  return {
    output: add,
    typed: (text) => add('stdin', text),
    moved: (next) => {
      const isTold = place === undefined;
      place = next;
      if (!isTold) return;
      // Whoever moved on twice while the first move was stored is told once.
      void inOrder(async () => {
        const told = place;
        place = undefined;
        if (told === undefined) return;
        await storePlace(db, runId, told);
        await hint();
      });
    },
    caseEnded: (result) => {
      const test = tests[casesDone];
      casesDone += 1;
      const n = casesDone;
      if (test === undefined) return;
      void inOrder(async () => {
        await storeCase(db, { runId, n }, test, result);
        await hint();
      });
    },
    state: (state) => {
      flush();
      void inOrder(async () => {
        await storeState(db, runId, state);
        await hint();
      });
    },
    end: (result) => {
      clearTimeout(flushing);
      let rest: GatheredChunk[] | undefined;
      const ended = inOrder(async () => {
        rest ??= gathered.take();
        await endRun(db, run, result, rest);
        lastN = rest.at(-1)?.n ?? lastN;
      });
      // Who waits for the end need not wait until all others have been told.
      void inOrder(hint);
      return ended;
    },
  };
}

/** Stores the rest of a run's output, and ends it in its row and in the record, once, whoever else tries to. */
export async function endRun(
  db: Database,
  run: RunPlace,
  result: RunResult,
  rest: readonly GatheredChunk[] = [],
): Promise<void> {
  const { runId, roomId, participantId } = run;
  await db.$transaction(async (tx) => {
    if (rest.length > 0) await storeOutput(tx, runId, rest);
    if (!(await storeEnd(tx, runId, result))) return;
    if (run.interactive) await dropInput(tx, runId);
    await appendEvent(tx, roomId, { type: 'run_ended', runId, end: result.end }, { participantId, instanceId });
  });
}

async function untilDone(step: () => Promise<void>, runId: string): Promise<void> {
  const startedAt = performance.now();
  for (let pauseMs = FIRST_RETRY_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_RETRY_MS)) {
    try {
      return await step();
    } catch (error) {
      if (performance.now() - startedAt > GIVE_UP_MS) {
        log.error('part of a run could not be stored', { runId, error });
        return;
      }
      log.warn('storing a run failed; trying again', { runId, error: String(error) });
    }
    await delay(pauseMs);
  }
}
