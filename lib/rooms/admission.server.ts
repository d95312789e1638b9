import type { Database } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import type { Person } from '../protocol/people.ts';
import type { ReadOnlyReason } from '../protocol/sync-messages.ts';
import type { Ticket } from '../protocol/ticket.ts';
import { can, ROOM_NOT_FOUND, refusal } from './can.ts';
import { findParticipantById, participantActor } from './participants.server.ts';
import { findRoom } from './room-store.server.ts';
import { takeSeat } from './seats.server.ts';

/** What a socket may do, decided when it opens. */
export interface Admission {
  readonly person: Person;
  /** Why this socket reads only; null where it may edit. */
  readonly readOnly: ReadOnlyReason | null;
}

/** The socket that asks to be let in. */
export interface Arrival {
  readonly ticket: Ticket;
  readonly seatId: string;
  readonly instanceId: string;
}

/** Decides about a socket anew from the database, whatever its ticket once meant, and takes its seat. */
export async function admit(db: Database, { ticket, seatId, instanceId }: Arrival): Promise<Result<Admission>> {
  const { roomId, participantId } = ticket;
  const standing = await standingOf(db, roomId, participantId);
  if (!standing.ok) return standing;
  const { person, readOnly } = standing.value;
  const kind = await takeSeat(db, { seatId, roomId, participantId, instanceId }, readOnly === null);
  if (kind === 'none') return fail('room_full', 'This room has no place left.', { action: 'Try again later.' });
  return ok({ person, readOnly: readOnly ?? (kind === 'editor' ? null : 'room_full') });
}

/** What a participant may do in a room right now, seats aside; the fault where it may not be there at all. */
export async function standingOf(db: Database, roomId: string, participantId: string): Promise<Result<Admission>> {
  const [room, participant] = await Promise.all([findRoom(db, roomId), findParticipantById(db, roomId, participantId)]);
  if (room === undefined || participant === undefined) return { ok: false, fault: ROOM_NOT_FOUND };
  const actor = participantActor(participant);
  if (!can(actor, 'connect', room)) {
    const fault = refusal(actor, 'connect', room);
    // Who was in it may know that it is over; nobody learns more.
    return { ok: false, fault: fault.code === 'room_ended' ? fault : ROOM_NOT_FOUND };
  }
  const { revoked: _revoked, waiting: _waiting, ...person } = participant;
  if (can(actor, 'edit', room)) return ok({ person, readOnly: null });
  if (room.state === 'ended') return ok({ person, readOnly: 'room_ended' });
  return ok({ person, readOnly: person.role === 'viewer' ? 'viewer' : 'edit_locked' });
}
