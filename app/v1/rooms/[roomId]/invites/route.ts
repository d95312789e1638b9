import { unwrap } from '#lib/kernel/fault.ts';
import { inviteFor } from '#lib/rooms/invites.server.ts';
import { inviteEndpoint } from '../../../_api/rooms.ts';
import { inviteUrl } from '../../../_http/addresses.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const POST = serveRoom(inviteEndpoint, async ({ db, room: { roomId }, body: { role } }) => ({
  role,
  inviteUrl: inviteUrl(roomId, unwrap(await inviteFor(db, roomId, role))),
}));
