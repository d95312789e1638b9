import { readScorecards } from '#lib/rooms/scorecards.server.ts';
import { readScorecardsEndpoint } from '../../../_api/notes.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const GET = serveRoom(readScorecardsEndpoint, ({ db, room, participant }) =>
  readScorecards(db, room.roomId, participant.participantId),
);
