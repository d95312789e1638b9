import { unwrap } from '#lib/kernel/fault.ts';
import { saveScorecard } from '#lib/rooms/scorecards.server.ts';
import { saveScorecardEndpoint } from '../../../_api/notes.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const PUT = serveRoom(saveScorecardEndpoint, async ({ db, room: { roomId }, participant, body }) =>
  unwrap(await saveScorecard(db, { roomId, participantId: participant.participantId }, body)),
);
