import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { notesUrl } from '#lib/protocol/notes.ts';
import { issueTicket } from '#lib/rooms/ticket.server.ts';
import { notesTicketEndpoint } from '../../../../_api/notes.ts';
import { wsUrl } from '../../../../_http/addresses.ts';
import { serveRoom } from '../../../../_http/serve.ts';

export const POST = serveRoom(notesTicketEndpoint, async ({ request, room: { roomId }, participant }) => {
  const { participantId } = participant;
  const address = clientAddress(request.headers);
  const ticket = await issueTicket(env().TICKET_SECRET, { roomId, participantId, address });
  return { ticket, url: notesUrl(wsUrl()) };
});
