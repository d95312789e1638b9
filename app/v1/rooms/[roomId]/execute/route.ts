import { readRunNews } from '#lib/execution/run-store.server.ts';
import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { runRequestSchema } from '#lib/protocol/runs.ts';
import { readJson } from '../../../_http/read-json.ts';
import { authorise } from '../../../_http/room-access.ts';
import { route } from '../../../_http/route.ts';
import { executionAnswer } from '../runs/_lib/execution-answer.ts';

export const dynamic = 'force-dynamic';

/** Runs code in the room and answers when it has ended; everybody in the room sees it too. */
export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const { db, participant } = await authorise(request, roomId, 'run');
  const { participantId, name } = participant;
  const asked = { roomId, participantId, name, request: await readJson(request, runRequestSchema) };
  const { summary, ended } = unwrap(await (await runService()).start(asked));
  await ended;
  return Response.json(executionAnswer(await readRunNews(db, summary.runId)));
});
