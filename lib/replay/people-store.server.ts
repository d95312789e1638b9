import type { Database } from '../db/client.server.ts';
import { type Person, roleSchema } from '../protocol/people.ts';

/** Everybody who was ever in a room, as the room knew them, the first one first. */
export async function readPeople(db: Database, roomId: string): Promise<Person[]> {
  const rows = await db.participant.findMany({ where: { roomId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, role, color }) => ({ participantId: id, name, role: roleSchema.parse(role), color }));
}
