import { runService } from '#lib/execution/runners.server.ts';
import { authorise } from '../../../../../_http/room-access.ts';
import { route } from '../../../../../_http/route.ts';
import { findRun } from '../../_lib/find-run.ts';

/** Stops a run for everybody, whoever started it; its end comes over the sync socket. */
export const POST = route<{ roomId: string; runId: string }>(async (request, { roomId, runId }) => {
  const { db, participant } = await authorise(request, roomId, 'run');
  const { summary } = await findRun(db, roomId, runId);
  if (summary.end === null) await (await runService()).stop(runId, participant.name);
  return new Response(null, { status: 204 });
});
