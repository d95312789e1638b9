import { readRunHistory } from '#lib/replay/run-history-store.server.ts';
import { readReplayRunsEndpoint } from '../../../../_api/replay.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

export const GET = serveReplay(readReplayRunsEndpoint, async ({ db, room }) => ({
  runs: await readRunHistory(db, room.roomId),
}));
