import { unwrap } from '#lib/kernel/fault.ts';
import { endRoom } from '#lib/rooms/room-life.server.ts';
import { endRoomEndpoint } from '../../../_api/rooms.ts';
import { hostOf } from '../../../_http/host.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const POST = serveRoom(endRoomEndpoint, async (access) =>
  unwrap(await endRoom(access.db, access.room.roomId, hostOf(access), access.body.afterEnd)),
);
