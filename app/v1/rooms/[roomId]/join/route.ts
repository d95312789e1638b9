import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { joinRoomSchema } from '#lib/protocol/rooms.ts';
import { joinRoom } from '#lib/rooms/join.server.ts';
import { cookieOptions } from '../../../_http/cookie-options.ts';
import { readJson } from '../../../_http/read-json.ts';
import { roomCookieName, visitor } from '../../../_http/room-access.ts';
import { roomAnswer } from '../../../_http/room-answer.ts';
import { route } from '../../../_http/route.ts';

/** Long enough for a room's whole retention; the participant's own state decides every time. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const joining = await readJson(request, joinRoomSchema);
  const { participant, cookie } = unwrap(await joinRoom(database(), roomId, joining, await visitor(request, roomId)));
  const answer = await roomAnswer(database(), roomId, participant);
  if (cookie !== undefined) {
    answer.cookies.set(roomCookieName(roomId), cookie, cookieOptions(COOKIE_SECONDS));
  }
  return answer;
});
