import { knock } from '#lib/accounts/doors.server.ts';
import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { typeInputEndpoint } from '../../../../../_api/runs.ts';
import { serveRoom } from '../../../../../_http/serve.ts';
import { findRun } from '../../_lib/find-run.ts';

/** Types to a program while it runs, whoever started it; what was typed comes to everybody as part of its output. */
export const POST = serveRoom(typeInputEndpoint, async ({ db, params, body, participant }) => {
  unwrap(knock('type', participant.participantId));
  const { summary } = await findRun(db, params.roomId, params.runId);
  unwrap(await (await runService()).type(summary.runId, body));
});
