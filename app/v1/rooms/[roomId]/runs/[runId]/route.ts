import { readCases } from '#lib/execution/run-case-store.server.ts';
import { can } from '#lib/rooms/can.ts';
import { participantActor } from '#lib/rooms/participants.server.ts';
import { readRunEndpoint } from '../../../../_api/runs.ts';
import { serveRoom } from '../../../../_http/serve.ts';
import { findRun } from '../_lib/find-run.ts';

/** A run and its output so far: what a joiner reads before it follows the sync socket (RUN3). */
export const GET = serveRoom(readRunEndpoint, async ({ db, room, participant, params }) => {
  const { summary, chunks } = await findRun(db, room.roomId, params.runId);
  const mayReadPrivate = can(participantActor(participant), 'read_private', room);
  const cases = summary.tests === undefined ? [] : await readCases(db, params.runId, mayReadPrivate);
  return { run: summary, chunks: [...chunks], cases };
});
