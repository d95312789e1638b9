import { runService } from '#lib/execution/runners.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { keepTapeAtEnd } from '#lib/replay/tapes.server.ts';
import { endRoom } from '#lib/rooms/room-life.server.ts';
import { endRoomEndpoint } from '../../../_api/rooms.ts';
import { hostOf } from '../../../_http/host.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const POST = serveRoom(endRoomEndpoint, async (access) => {
  const { db, room, participant, body } = access;
  unwrap(await endRoom(db, room.roomId, hostOf(access), body.afterEnd));
  // No run begins in an ended room, so what is under way now is the last.
  await (await runService()).stopRoom(room.roomId, participant.name);
  // Not waited for, and it never fails: the first replay derives what was not kept.
  void keepTapeAtEnd(db, room.roomId);
});
