import { listRoomPeople } from '#lib/rooms/room-people.server.ts';
import { listRoomPeopleEndpoint } from '../../../_api/rooms.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const GET = serveRoom(listRoomPeopleEndpoint, async ({ db, room }) => ({
  people: await listRoomPeople(db, room.roomId),
}));
