import { notify } from '../db/channel.server.ts';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { MAX_TYPED_BYTES, MAX_TYPED_PIECES } from '../protocol/limits.ts';
import type { RunState, TypeInput } from '../protocol/runs.ts';

/** A piece of typed input; null ends it. */
export interface TypedPiece {
  readonly n: number;
  readonly text: string | null;
}

const NOBODY_READS = fail('conflict', 'No program is reading now.', { action: 'Run it again.' });
const INPUT_IS_OVER = fail('conflict', 'The input of this run has been ended.', { action: 'Run it again.' });
const ENOUGH = fail('too_large', 'That is more than can be typed to one run.', {
  action: 'Give long input beforehand.',
});

/** Stores what somebody typed and tells the process that holds the run; refuses where nobody will read it. */
export async function addInput(db: Database, runId: string, typed: TypeInput): Promise<Result<void>> {
  return db.$transaction(async (tx): Promise<Result<void>> => {
    // Held until the commit, so that pieces are numbered in the order in which they are seen.
    const [run] = await tx.$queryRaw<{ state: string; interactive: boolean }[]>`
      select state, interactive from "Run" where id = ${runId} for update`;
    if (run === undefined || run.state === ('ended' satisfies RunState) || !run.interactive) return NOBODY_READS;
    const before = await typedSoFar(tx, runId);
    if (before.isOver) return INPUT_IS_OVER;
    const text = 'text' in typed ? typed.text : null;
    if (before.count >= MAX_TYPED_PIECES || before.bytes + Buffer.byteLength(text ?? '') > MAX_TYPED_BYTES)
      return ENOUGH;
    await tx.runInput.create({ data: { runId, n: before.count + 1, text } });
    await notify(tx, 'input', { runId });
    return ok(undefined);
  });
}

/** What was typed after piece `afterN`, in order. */
export async function readInput(db: DatabaseOrTransaction, runId: string, afterN: number): Promise<TypedPiece[]> {
  return db.runInput.findMany({
    where: { runId, n: { gt: afterN } },
    orderBy: { n: 'asc' },
    select: { n: true, text: true },
  });
}

/** Forgets what was typed, which by then is part of the output. */
export async function dropInput(tx: DatabaseOrTransaction, runId: string): Promise<void> {
  await tx.runInput.deleteMany({ where: { runId } });
}

async function typedSoFar(tx: DatabaseOrTransaction, runId: string) {
  const [so] = await tx.$queryRaw<{ count: number; bytes: number; isOver: boolean }[]>`
    select count(*)::int as count, coalesce(sum(octet_length(text)), 0)::int as bytes,
      coalesce(bool_or(text is null), false) as "isOver"
    from "RunInput" where "runId" = ${runId}`;
  return so ?? { count: 0, bytes: 0, isOver: false };
}
