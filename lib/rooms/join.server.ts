import type { Database } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import type { JoinRoom } from '../protocol/rooms.ts';
import { ROOM_NOT_FOUND } from './can.ts';
import { invitedRole } from './invites.server.ts';
import { addParticipant, type Credentials, findParticipant, type Participant } from './participants.server.ts';
import { findRoom } from './room-store.server.ts';

export interface Joined {
  readonly participant: Participant;
  /** Set the room's cookie to this, where there is one: it is shown once. */
  readonly cookie?: string;
}

/** What is known of somebody at a room's door. */
export interface Visitor {
  readonly credentials: Credentials;
  /** The account's own name, for a signed-in member. */
  readonly accountName?: string | undefined;
}

/**
 * Lets somebody into a room: who is already in it stays who they are, others need an invite, and a name unless they
 * are signed in. An invite to another role makes a guest a new participant, so that nobody's role changes unseen.
 */
export async function joinRoom(
  db: Database,
  roomId: string,
  { invite, name }: JoinRoom,
  { credentials, accountName }: Visitor,
): Promise<Result<Joined>> {
  const [room, known] = await Promise.all([findRoom(db, roomId), findParticipant(db, roomId, credentials)]);
  if (room === undefined || known?.revoked) return { ok: false, fault: ROOM_NOT_FOUND };
  const role = invite === undefined ? undefined : await invitedRole(db, roomId, invite);
  const isMember = credentials.accountId !== undefined;
  if (known !== undefined && (role === undefined || role === known.role || isMember)) return ok({ participant: known });
  if (role === undefined) return { ok: false, fault: ROOM_NOT_FOUND };
  const displayName = name ?? accountName;
  if (displayName === undefined) {
    return fail('bad_request', 'Type the name that the others will see.', { field: 'name' });
  }
  return addParticipant(db, roomId, { role, name: displayName, accountId: credentials.accountId });
}
