import { unwrap } from '#lib/kernel/fault.ts';
import { reopenRoom } from '#lib/rooms/room-life.server.ts';
import { reopenRoomEndpoint } from '../../../_api/rooms.ts';
import { hostOf } from '../../../_http/host.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const POST = serveRoom(reopenRoomEndpoint, async (access) =>
  unwrap(await reopenRoom(access.db, access.room.roomId, hostOf(access))),
);
