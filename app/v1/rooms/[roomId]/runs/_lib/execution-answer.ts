import type { RunNews } from '#lib/execution/run-store.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';
import type { Execution, OutputStream } from '#lib/protocol/runs.ts';

/** An ended run as `execute` answers it. */
export function executionAnswer(news: RunNews | undefined): Execution {
  const end = news?.summary.end;
  // A room that is deleted takes its runs with it.
  if (news === undefined || !end) throw new FaultError({ code: 'not_found', message: 'This run is gone.' });
  const { runId, executionTimeMs, memoryUsageMb } = news.summary;
  const printed = (stream: OutputStream) =>
    news.chunks
      .filter((chunk) => chunk.stream === stream)
      .map(({ text }) => text)
      .join('');
  return {
    runId,
    stdout: printed('stdout'),
    stderr: printed('stderr'),
    exitCode: end.reason === 'exited' ? end.exitCode : null,
    executionTimeMs: executionTimeMs ?? 0,
    ...(memoryUsageMb === null ? {} : { memoryUsageMb }),
    end,
  };
}
