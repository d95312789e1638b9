import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { runRequestSchema } from '#lib/protocol/runs.ts';
import { readJson } from '../../../_http/read-json.ts';
import { authorise } from '../../../_http/room-access.ts';
import { route } from '../../../_http/route.ts';

/** Starts a run and answers at once; its output comes to everybody over the sync socket. */
export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const { participant } = await authorise(request, roomId, 'run');
  const { participantId, name } = participant;
  const asked = { roomId, participantId, name, request: await readJson(request, runRequestSchema) };
  const { summary } = unwrap(await (await runService()).start(asked));
  return Response.json(summary, { status: 202 });
});
