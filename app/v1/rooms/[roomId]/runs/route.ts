import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { roomTests } from '#lib/questions/room-question.server.ts';
import { startRunEndpoint } from '../../../_api/runs.ts';
import { serveRoom } from '../../../_http/serve.ts';
import { countRun } from './_lib/count-run.ts';

/** Starts a run and answers at once; its output comes to everybody over the sync socket. */
export const POST = serveRoom(startRunEndpoint, async ({ request, body, ...access }) => {
  countRun(request.headers, access);
  const { db, room, participant } = access;
  const { interactive, tests, ...asked } = body;
  const { summary } = unwrap(
    await (await runService()).start({
      roomId: room.roomId,
      participantId: participant.participantId,
      name: participant.name,
      request: asked,
      interactive,
      ...(tests ? { tests: await roomTests(db, room.roomId) } : {}),
    }),
  );
  return summary;
});
