import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { issueTicket } from '#lib/rooms/ticket.server.ts';
import { ticketEndpoint } from '../../../_api/rooms.ts';
import { wsUrl } from '../../../_http/addresses.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const POST = serveRoom(ticketEndpoint, async ({ request, room: { roomId }, participant: { participantId } }) => {
  const address = clientAddress(request.headers);
  return { ticket: await issueTicket(env().TICKET_SECRET, { roomId, participantId, address }), wsUrl: wsUrl() };
});
