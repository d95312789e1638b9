import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { can, refusal } from '#lib/rooms/can.ts';
import { joinRoom } from '#lib/rooms/join.server.ts';
import { participantActor } from '#lib/rooms/participants.server.ts';
import { findRoom } from '#lib/rooms/room-store.server.ts';
import { joinRoomEndpoint } from '../../../_api/rooms.ts';
import { faultAnswer } from '../../../_http/answer.ts';
import { cookieOptions } from '../../../_http/cookie-options.ts';
import { countInvite, roomCookieName, visitor } from '../../../_http/room-access.ts';
import { roomAnswer } from '../../../_http/room-answer.ts';
import { serveAnybody } from '../../../_http/serve.ts';

/** Long enough for a room's whole retention; the participant's own state decides every time. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

export const POST = serveAnybody(joinRoomEndpoint, async ({ request, params: { roomId }, body }) => {
  countInvite(request, body.invite);
  const who = await visitor(request, roomId);
  const { participant, cookie } = unwrap(await joinRoom(database(), roomId, body, who));
  const room = await findRoom(database(), roomId);
  const actor = participantActor(participant, who.scopes);
  const mayEnter = room !== undefined && can(actor, 'read', room);
  // Whoever waits is somebody already: the cookie is theirs, the room not yet.
  const answer = mayEnter
    ? await roomAnswer(database(), roomId, participant)
    : faultAnswer(refusal(actor, 'read', room ?? { state: 'ended' }));
  if (cookie !== undefined) answer.cookies.set(roomCookieName(roomId), cookie, cookieOptions(COOKIE_SECONDS));
  return answer;
});
