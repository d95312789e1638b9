import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { issueTicket } from '#lib/rooms/ticket.server.ts';
import { wsUrl } from '../../../_http/addresses.ts';
import { authorise } from '../../../_http/room-access.ts';
import { route } from '../../../_http/route.ts';

export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const { participant } = await authorise(request, roomId, 'read');
  const ticket = await issueTicket(env().TICKET_SECRET, {
    roomId,
    participantId: participant.participantId,
    address: clientAddress(request.headers),
  });
  return Response.json({ ticket, wsUrl: wsUrl() });
});
