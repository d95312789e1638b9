import { unwrap } from '#lib/kernel/fault.ts';
import { readScorecards, submitScorecard } from '#lib/rooms/scorecards.server.ts';
import { submitScorecardEndpoint } from '../../../../_api/notes.ts';
import { serveRoom } from '../../../../_http/serve.ts';

export const POST = serveRoom(submitScorecardEndpoint, async ({ db, room: { roomId }, participant, body }) => {
  const { participantId } = participant;
  unwrap(await submitScorecard(db, { roomId, participantId }, body));
  return readScorecards(db, roomId, participantId);
});
