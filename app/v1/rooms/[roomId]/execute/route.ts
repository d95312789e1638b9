import { readRunNews } from '#lib/execution/run-store.server.ts';
import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { executeEndpoint } from '../../../_api/runs.ts';
import { serveRoom } from '../../../_http/serve.ts';
import { countRun } from '../runs/_lib/count-run.ts';
import { executionAnswer } from '../runs/_lib/execution-answer.ts';

export const dynamic = 'force-dynamic';

/** Runs code in the room and answers when it has ended; everybody in the room sees it too. */
export const POST = serveRoom(executeEndpoint, async ({ request: { headers }, body, ...access }) => {
  countRun(headers, access);
  const { participantId, name } = access.participant;
  const asked = { roomId: access.room.roomId, participantId, name, request: body };
  const { summary, ended } = unwrap(await (await runService()).start(asked));
  await ended;
  return executionAnswer(await readRunNews(access.db, summary.runId));
});
