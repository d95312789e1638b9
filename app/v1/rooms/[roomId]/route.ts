import { unwrap } from '#lib/kernel/fault.ts';
import { changeRoom } from '#lib/rooms/room-life.server.ts';
import { changeRoomEndpoint, readRoomEndpoint } from '../../_api/rooms.ts';
import { hostOf } from '../../_http/host.ts';
import { roomAnswer } from '../../_http/room-answer.ts';
import { serveRoom } from '../../_http/serve.ts';

export const GET = serveRoom(readRoomEndpoint, ({ db, room, participant }) => roomAnswer(db, room.roomId, participant));

export const PATCH = serveRoom(changeRoomEndpoint, async (access) =>
  unwrap(await changeRoom(access.db, access.room.roomId, access.body, hostOf(access))),
);
