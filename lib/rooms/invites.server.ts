import type { Database } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { MAX_INVITES_PER_ROOM } from '../protocol/limits.ts';
import { type Role, roleSchema } from '../protocol/people.ts';

/** The secret of the room's link for a role, made when there is none yet; each role has one link at a time. */
export async function inviteFor(db: Database, roomId: string, role: Role): Promise<Result<string>> {
  const current = await db.invite.findFirst({
    where: { roomId, role, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  });
  if (current !== null) return ok(current.secret);
  const total = await db.invite.count({ where: { roomId } });
  if (total >= MAX_INVITES_PER_ROOM) return fail('conflict', 'This room has had too many links.');
  const { secret } = await db.invite.create({ data: { id: newId(), roomId, role, secret: newSecret() } });
  return ok(secret);
}

/** The role that a link's secret grants in the room, or undefined where it grants none. */
export async function invitedRole(db: Database, roomId: string, secret: string): Promise<Role | undefined> {
  const invite = await db.invite.findUnique({ where: { secret, roomId, revokedAt: null } });
  return invite === null ? undefined : roleSchema.parse(invite.role);
}
