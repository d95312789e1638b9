import { unwrap } from '#lib/kernel/fault.ts';
import { createInviteSchema } from '#lib/protocol/rooms.ts';
import { inviteFor } from '#lib/rooms/invites.server.ts';
import { inviteUrl } from '../../../_http/addresses.ts';
import { readJson } from '../../../_http/read-json.ts';
import { authorise } from '../../../_http/room-access.ts';
import { route } from '../../../_http/route.ts';

export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const { db } = await authorise(request, roomId, 'invite');
  const { role } = await readJson(request, createInviteSchema);
  return Response.json({ role, inviteUrl: inviteUrl(roomId, unwrap(await inviteFor(db, roomId, role))) });
});
