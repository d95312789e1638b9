import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { openDoor } from '#lib/rooms/room-people.server.ts';
import { openDoorEndpoint } from '../../../_api/rooms.ts';
import { countInvite, visitor } from '../../../_http/room-access.ts';
import { serveAnybody } from '../../../_http/serve.ts';

export const POST = serveAnybody(openDoorEndpoint, async ({ request, params: { roomId }, body: { invite } }) => {
  countInvite(request, invite);
  const { credentials } = await visitor(request, roomId);
  return unwrap(await openDoor(database(), roomId, invite, credentials));
});
