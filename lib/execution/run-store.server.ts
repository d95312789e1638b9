import type { DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { languageSchema } from '../protocol/languages.ts';
import type { RoomState } from '../protocol/room-life.ts';
import {
  type OutputChunk,
  outputStreamSchema,
  type RunEnd,
  type RunRequest,
  type RunState,
  type RunSummary,
  runEndSchema,
  runStateSchema,
} from '../protocol/runs.ts';
import type { RecordPlace } from '../record/record-store.server.ts';
import type { GatheredChunk } from './chunks.ts';
import { MAX_LISTED_RUNS } from './limits.ts';
import type { RunResult } from './runner.ts';

/** A run as it is begun; code and stdin are exactly what will be executed (RUN5). */
export interface NewRun {
  readonly runId: string;
  readonly roomId: string;
  readonly participantId: string;
  readonly startedBy: string;
  readonly request: RunRequest;
  readonly interactive?: boolean;
  /** How many tests it is run with; null where it is an ordinary run. */
  readonly testCount?: number | null;
  readonly place: RecordPlace;
  /** The process that holds it. */
  readonly holder: string;
}

/** A run that no process has ended yet. */
export interface UnendedRun {
  readonly runId: string;
  readonly roomId: string;
  readonly participantId: string;
  readonly holder: string;
  readonly startedAt: number;
}

/** What a relay tells the sockets of a room about one run. */
export interface RunNews {
  readonly roomId: string;
  readonly summary: RunSummary;
  readonly chunks: readonly OutputChunk[];
}

/** Whether the room is open; nobody else ends it or starts a run in it until the transaction is over. */
export async function lockOpenRoom(tx: DatabaseOrTransaction, roomId: string): Promise<boolean> {
  const [room] = await tx.$queryRaw<{ state: string }[]>`
    select state from "Room" where id = ${roomId} for no key update`;
  return room?.state === ('open' satisfies RoomState);
}

export async function insertRun(tx: DatabaseOrTransaction, run: NewRun): Promise<RunSummary> {
  const { runId, request, place, holder, ...rest } = run;
  const row = await tx.run.create({
    data: { id: runId, ...rest, ...request, ...place, state: 'queued', instanceId: holder },
    select: SUMMARY_COLUMNS,
  });
  return toSummary(row);
}

/** Runs without an end, of one room or of all. */
export async function unendedRuns(db: DatabaseOrTransaction, roomId?: string): Promise<UnendedRun[]> {
  const rows = await db.run.findMany({
    where: { state: { not: 'ended' satisfies RunState }, ...(roomId === undefined ? {} : { roomId }) },
    select: { id: true, roomId: true, participantId: true, instanceId: true, createdAt: true },
  });
  return rows.map(({ id, instanceId, createdAt, ...rest }) => ({
    ...rest,
    runId: id,
    holder: instanceId,
    startedAt: createdAt.getTime(),
  }));
}

/** Stores output; storing the same again changes nothing, so a lost answer may be followed by another try. */
export async function storeOutput(
  db: DatabaseOrTransaction,
  runId: string,
  chunks: readonly GatheredChunk[],
): Promise<void> {
  await db.runOutput.createMany({ data: chunks.map((chunk) => ({ runId, ...chunk })), skipDuplicates: true });
}

/** Moves a run on; one that has ended stays so. */
export async function storeState(
  db: DatabaseOrTransaction,
  runId: string,
  state: Exclude<RunState, 'ended'>,
): Promise<void> {
  await db.run.updateMany({
    where: { id: runId, state: { not: 'ended' satisfies RunState } },
    data: { state, place: null, version: { increment: 1 } },
  });
}

/** Says how far a run that waits has come. */
export async function storePlace(db: DatabaseOrTransaction, runId: string, place: number): Promise<void> {
  await db.run.updateMany({
    where: { id: runId, state: 'queued' satisfies RunState },
    data: { place, version: { increment: 1 } },
  });
}

/** Ends a run; false where it had ended already, for a run ends once. */
export async function storeEnd(db: DatabaseOrTransaction, runId: string, result: RunResult): Promise<boolean> {
  const { end, executionTimeMs, memoryUsageMb } = result;
  const { count } = await db.run.updateMany({
    where: { id: runId, state: { not: 'ended' satisfies RunState } },
    data: {
      state: 'ended' satisfies RunState,
      place: null,
      end: end satisfies RunEnd,
      executionTimeMs,
      memoryUsageMb,
      endedAt: new Date(),
      version: { increment: 1 },
    },
  });
  return count === 1;
}

/** The runs of a room, the latest first. */
export async function listRuns(db: DatabaseOrTransaction, roomId: string): Promise<RunSummary[]> {
  const rows = await db.run.findMany({
    where: { roomId },
    orderBy: { createdAt: 'desc' },
    take: MAX_LISTED_RUNS,
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

/** One run as it is now, and its output after chunk `afterN`; undefined where there is no such run. */
export async function readRunNews(db: DatabaseOrTransaction, runId: string, afterN = 0): Promise<RunNews | undefined> {
  // The run first: with its end come all its chunks, because they were stored before it.
  const row = await db.run.findUnique({ where: { id: runId }, select: { ...SUMMARY_COLUMNS, roomId: true } });
  if (row === null) return undefined;
  const chunks = await db.runOutput.findMany({
    where: { runId, n: { gt: afterN } },
    orderBy: { n: 'asc' },
    select: { n: true, stream: true, text: true },
  });
  return {
    roomId: row.roomId,
    summary: toSummary(row),
    chunks: chunks.map(({ n, stream, text }) => ({ n, stream: outputStreamSchema.parse(stream), text })),
  };
}

const SUMMARY_COLUMNS = {
  id: true,
  language: true,
  state: true,
  startedBy: true,
  createdAt: true,
  executionTimeMs: true,
  memoryUsageMb: true,
  end: true,
  interactive: true,
  place: true,
  testCount: true,
  passedCount: true,
  failedCount: true,
} satisfies Prisma.RunSelect;

type SummaryRow = Prisma.RunGetPayload<{ select: typeof SUMMARY_COLUMNS }>;

function toSummary(row: SummaryRow): RunSummary {
  return {
    runId: row.id,
    language: languageSchema.parse(row.language),
    state: runStateSchema.parse(row.state),
    startedBy: row.startedBy,
    startedAt: row.createdAt.getTime(),
    executionTimeMs: row.executionTimeMs,
    memoryUsageMb: row.memoryUsageMb,
    end: row.end === null ? null : runEndSchema.parse(row.end),
    ...(row.interactive ? { interactive: true } : {}),
    ...(row.place === null ? {} : { place: row.place }),
    ...(row.testCount === null
      ? {}
      : { tests: { total: row.testCount, passed: row.passedCount, failed: row.failedCount } }),
  };
}
