import type { Database, Prisma } from '../db/client.server.ts';
import { type Fault, fail, ok, type Result } from '../kernel/fault.ts';
import { MAX_LISTED_PEOPLE } from '../protocol/limits.ts';
import { type AccountRole, accountRoleSchema } from '../protocol/people.ts';
import type { WorkspacePerson } from '../protocol/workspace.ts';
import { signOutEverywhere } from './sessions.server.ts';

const NO_ACCOUNT: Fault = { code: 'not_found', message: 'There is no such account.' };

/** The accounts of the workspace, by name; with `search`, those whose name or e-mail contains it. */
export async function listPeople(db: Database, search = ''): Promise<WorkspacePerson[]> {
  const contains = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  const rows = await db.user.findMany({
    ...(search === '' ? {} : { where: { OR: [{ name: contains }, { email: contains }] } }),
    include: WITH_LAST_SESSION,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_LISTED_PEOPLE,
  });
  return rows.map(toPerson);
}

/** What is to change about an account. */
export interface PersonChange {
  readonly role?: AccountRole | undefined;
  readonly isActive?: boolean | undefined;
}

/**
 * Changes an account's role, or deactivates it or takes it back. A deactivated account is nobody: its browsers are
 * signed out, its keys refused, its sync sockets closed. There is always an active admin left.
 */
export async function changePerson(
  db: Database,
  { accountId, by }: { readonly accountId: string; readonly by: string },
  { role, isActive }: PersonChange,
): Promise<Result<WorkspacePerson>> {
  if (accountId === by && isActive === false) return fail('conflict', 'You cannot deactivate yourself.');
  return db.$transaction(async (tx) => {
    // The one lock under which admins come and go: two who demote each other at once must not both succeed.
    await tx.$queryRaw`select 1 from "Installation" for update`;
    const before = await tx.user.findUnique({ where: { id: accountId } });
    if (before === null) return { ok: false, fault: NO_ACCOUNT };
    const staysAdmin = (role ?? before.role) === 'admin' && (isActive ?? before.deactivatedAt === null);
    const others = await tx.user.count({ where: { role: 'admin', deactivatedAt: null, id: { not: accountId } } });
    if (!staysAdmin && others === 0) {
      return fail('conflict', 'The workspace needs an admin.', { action: 'Make somebody else admin first.' });
    }
    const row = await tx.user.update({
      where: { id: accountId },
      data: {
        ...(role === undefined ? {} : { role }),
        ...(isActive === undefined ? {} : { deactivatedAt: isActive ? null : new Date() }),
      },
      include: WITH_LAST_SESSION,
    });
    if (isActive === false) await signOutEverywhere(tx, accountId);
    return ok(toPerson(row));
  });
}

/** Changes the name of an account; rooms it is already in keep the name it joined them under. */
export async function renameAccount(db: Database, accountId: string, name: string): Promise<void> {
  await db.user.update({ where: { id: accountId }, data: { name } });
}

const WITH_LAST_SESSION = {
  sessions: { orderBy: { updatedAt: 'desc' }, take: 1, select: { updatedAt: true } },
} as const satisfies Prisma.UserInclude;

function toPerson(row: Prisma.UserGetPayload<{ include: typeof WITH_LAST_SESSION }>): WorkspacePerson {
  return {
    accountId: row.id,
    name: row.name,
    email: row.email,
    role: accountRoleSchema.parse(row.role),
    isActive: row.deactivatedAt === null,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.sessions[0]?.updatedAt.getTime() ?? null,
  };
}
