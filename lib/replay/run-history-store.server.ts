import type { Database } from '../db/client.server.ts';
import { type Language, languageSchema } from '../protocol/languages.ts';
import { MAX_REPLAY_OUTPUT_BYTES } from '../protocol/limits.ts';
import type { RunHistory } from '../protocol/replay.ts';
import { outputStreamSchema, runEndSchema, runStateSchema } from '../protocol/runs.ts';

/**
 * The runs of a room, the first one first, with what they printed and when. Past `maxOutputBytes` of output in all the
 * rest is left out.
 */
export async function readRunHistory(
  db: Database,
  roomId: string,
  maxOutputBytes = MAX_REPLAY_OUTPUT_BYTES,
): Promise<RunHistory[]> {
  const runs = await db.run.findMany({ where: { roomId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  let bytesLeft = maxOutputBytes;
  const history: RunHistory[] = [];
  for (const run of runs) {
    const output = await db.runOutput.findMany({ where: { runId: run.id }, orderBy: { n: 'asc' } });
    const chunks = output.map(({ n, at, stream, text }) => ({
      n,
      at: at.getTime(),
      stream: outputStreamSchema.parse(stream),
      text,
    }));
    history.push({
      runId: run.id,
      participantId: run.participantId,
      startedBy: run.startedBy,
      language: languageSchema.parse(run.language),
      code: run.code,
      stdin: run.stdin,
      timeoutSeconds: run.timeoutSeconds,
      seq: run.seq,
      state: runStateSchema.parse(run.state),
      end: run.end === null ? null : runEndSchema.parse(run.end),
      executionTimeMs: run.executionTimeMs,
      memoryUsageMb: run.memoryUsageMb,
      startedAt: run.createdAt.getTime(),
      endedAt: run.endedAt?.getTime() ?? null,
      chunks: chunks.filter(({ text }) => {
        bytesLeft -= Buffer.byteLength(text);
        return bytesLeft >= 0;
      }),
    });
  }
  return history;
}

/** What a run of this room executed. */
export async function codeOfRun(
  db: Database,
  roomId: string,
  runId: string,
): Promise<{ readonly text: string; readonly language: Language } | undefined> {
  const run = await db.run.findUnique({ where: { id: runId, roomId } });
  return run === null ? undefined : { text: run.code, language: languageSchema.parse(run.language) };
}
