import { authorise } from '../../../../_http/room-access.ts';
import { route } from '../../../../_http/route.ts';
import { findRun } from '../_lib/find-run.ts';

/** A run and its output so far: what a joiner reads before it follows the sync socket (RUN3). */
export const GET = route<{ roomId: string; runId: string }>(async (request, { roomId, runId }) => {
  const { db } = await authorise(request, roomId, 'read');
  const { summary, chunks } = await findRun(db, roomId, runId);
  return Response.json({ run: summary, chunks });
});
