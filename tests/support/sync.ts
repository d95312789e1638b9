import { connectRoom, type RoomConnection } from '../../lib/collab-client/room-connection.ts';
import type { Database } from '../../lib/db/client.server.ts';
import { ok } from '../../lib/kernel/fault.ts';
import { newId } from '../../lib/kernel/ids.ts';
import type { Role } from '../../lib/protocol/people.ts';
import { issueTicket } from '../../lib/rooms/ticket.server.ts';
import { TEST_SECRETS } from './processes.ts';
import { waitFor } from './wait-for.ts';

/** A participant straight in the database. */
export async function makeParticipant(
  db: Database,
  roomId: string,
  role: Role = 'guest',
  name = 'Grace',
): Promise<string> {
  const id = newId();
  await db.participant.create({ data: { id, roomId, role, name, color: 1 } });
  return id;
}

/** A good ticket. */
export function makeTicket(roomId: string, participantId: string): Promise<string> {
  return issueTicket(TEST_SECRETS.TICKET_SECRET, { roomId, participantId, address: '127.0.0.1' });
}

/** The connection that a page of this participant would have. */
export function openPage(port: number, roomId: string, participantId: string): RoomConnection {
  return connectRoom({
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    roomId,
    fetchTicket: async () => ok(await makeTicket(roomId, participantId)),
  });
}

export const textOf = ({ document }: RoomConnection): string => document.code.toString();

/** Types at the end of the page's text. */
export function type({ document: { code } }: RoomConnection, text: string): void {
  for (const letter of text) code.insert(code.length, letter);
}

/** Waits until the page says that all it typed is saved. */
export async function saved(page: RoomConnection): Promise<void> {
  await waitFor(() => page.status.get().kind === 'saved', { what: 'the page says Saved' });
}
