import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { type CaseView, runEndSchema } from '../protocol/runs.ts';
import { isExpectedOutput, type TestCase } from '../protocol/test-cases.ts';
import type { CaseResult } from './runner.ts';

/** Stores what came of a run's `n`th test; storing the same again changes nothing. */
export async function storeCase(
  db: Database,
  place: { readonly runId: string; readonly n: number },
  test: TestCase,
  result: CaseResult,
): Promise<void> {
  const { stdout, stderr, end, executionTimeMs } = result;
  const passed = end.reason === 'exited' && end.exitCode === 0 && isExpectedOutput(stdout, test.expected);
  const { name, stdin, expected, hidden } = test;
  const row = { ...place, hidden, passed, name, stdin, expected, actual: storable(stdout), stderr: storable(stderr) };
  await db.$transaction(async (tx) => {
    const { count } = await tx.runCase.createMany({ data: [{ ...row, end, executionTimeMs }], skipDuplicates: true });
    if (count === 0) return;
    const tally = passed ? { passedCount: { increment: 1 } } : { failedCount: { increment: 1 } };
    await tx.run.update({ where: { id: place.runId }, data: { ...tally, version: { increment: 1 } } });
  });
}

/**
 * What came of a run's tests. Of hidden ones nothing but the verdict is read from the database, unless the reader may
 * see the private part of the room's question (ACC4).
 */
export async function readCases(
  db: DatabaseOrTransaction,
  runId: string,
  mayReadPrivate: boolean,
): Promise<CaseView[]> {
  const whole = await db.runCase.findMany({ where: { runId, ...(mayReadPrivate ? {} : { hidden: false }) } });
  const verdicts = mayReadPrivate
    ? []
    : await db.runCase.findMany({ where: { runId, hidden: true }, select: { n: true, passed: true } });
  const views: CaseView[] = [
    ...whole.map(({ n, hidden, passed, name, stdin, expected, actual, stderr, end, executionTimeMs }) => ({
      n,
      hidden,
      passed,
      detail: { name, stdin, expected, actual, stderr, end: runEndSchema.parse(end), executionTimeMs },
    })),
    ...verdicts.map(({ n, passed }) => ({ n, hidden: true, passed, detail: null })),
  ];
  return views.sort((a, b) => a.n - b.n);
}

/** Postgres keeps no NUL in a text. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
