import type { Database } from '../db/client.server.ts';
import { ok, type Result } from '../kernel/fault.ts';
import { MAX_PARTICIPANTS_PER_ROOM } from '../protocol/limits.ts';
import { type Person, roleSchema } from '../protocol/people.ts';
import type { RoomDoor, RoomPerson } from '../protocol/room-life.ts';
import { ROOM_NOT_FOUND } from './can.ts';
import { invitedRole } from './invites.server.ts';
import { type Credentials, findParticipant } from './participants.server.ts';
import { findRoom } from './room-store.server.ts';
import { freshSeats } from './seats.server.ts';

/** Everybody who ever joined a room, in the order they came, as its hosts see them. */
export async function listRoomPeople(db: Database, roomId: string): Promise<RoomPerson[]> {
  const rows = await db.participant.findMany({
    where: { roomId },
    orderBy: { createdAt: 'asc' },
    include: { seats: { where: freshSeats(), take: 1, select: { id: true } } },
  });
  return rows.map((row) => ({
    participantId: row.id,
    name: row.name,
    role: roleSchema.parse(row.role),
    color: row.color,
    standing: row.revokedAt !== null ? 'removed' : row.admittedAt === null ? 'waiting' : 'in',
    isHere: row.seats.length > 0,
    joinedAt: row.createdAt.getTime(),
  }));
}

/** Who waits to be let in, the first who came first. */
export async function listWaiting(db: Database, roomId: string): Promise<Person[]> {
  const rows = await db.participant.findMany({
    where: { roomId, admittedAt: null, revokedAt: null },
    orderBy: { createdAt: 'asc' },
    take: MAX_PARTICIPANTS_PER_ROOM,
  });
  return rows.map(({ id, name, role, color }) => ({ participantId: id, name, role: roleSchema.parse(role), color }));
}

/** What somebody at a room's door may know before going in; nobody else learns that there is a room. */
export async function openDoor(
  db: Database,
  roomId: string,
  invite: string | undefined,
  credentials: Credentials,
): Promise<Result<RoomDoor>> {
  const [room, known, invited] = await Promise.all([
    findRoom(db, roomId),
    findParticipant(db, roomId, credentials),
    invite === undefined ? undefined : invitedRole(db, roomId, invite),
  ]);
  const role = known === undefined ? invited : known.role;
  if (room === undefined || known?.revoked || role === undefined) return { ok: false, fault: ROOM_NOT_FOUND };
  const hosts = await db.participant.findMany({
    where: { roomId, role: 'host', revokedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { name: true },
  });
  const { title, language, life } = room;
  return ok({ title, language, life, hosts: hosts.map(({ name }) => name), role });
}
