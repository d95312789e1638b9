import { createHash } from 'node:crypto';
import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { type Fault, fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { INVITATION_DAYS, MAX_OPEN_INVITATIONS } from '../protocol/limits.ts';
import { type AccountRole, accountRoleSchema } from '../protocol/people.ts';
import type { Invitation } from '../protocol/workspace.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The one answer for an invitation that is missing, used, expired or taken back. */
const NO_INVITATION: Fault = {
  code: 'not_found',
  message: 'This invitation is not good any more.',
  action: 'Ask the admin of the workspace for a new one.',
};

export interface NewInvitation {
  readonly role: AccountRole;
  readonly email?: string | undefined;
  readonly createdById: string;
}

/** Makes an invitation; the secret for its link is answered this once and kept as a hash alone. */
export async function createInvitation(
  db: DatabaseOrTransaction,
  { role, email, createdById }: NewInvitation,
): Promise<Result<{ invitation: Invitation; secret: string }>> {
  const open = await db.invitation.count({ where: { ...isOpen() } });
  if (open >= MAX_OPEN_INVITATIONS) {
    return fail('conflict', 'Too many invitations are waiting.', { action: 'Take some back first.' });
  }
  const secret = newSecret();
  const row = await db.invitation.create({
    data: {
      id: newId(),
      role,
      email: email ?? null,
      secretHash: hash(secret),
      createdById,
      expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY_MS),
    },
  });
  return ok({ invitation: toInvitation(row), secret });
}

/** All invitations, newest first; used and expired ones among them, as a log. */
export async function listInvitations(db: Database): Promise<Invitation[]> {
  const rows = await db.invitation.findMany({ orderBy: { createdAt: 'desc' }, take: MAX_OPEN_INVITATIONS });
  return rows.map(toInvitation);
}

/** Takes an invitation back; one that was used already stays used. */
export async function revokeInvitation(db: Database, invitationId: string): Promise<Result<void>> {
  const { count } = await db.invitation.updateMany({
    where: { id: invitationId, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1 ? ok(undefined) : { ok: false, fault: NO_INVITATION };
}

/** The invitation that a link's secret opens, while it is good. */
export async function openInvitation(db: Database, secret: string): Promise<Result<Invitation>> {
  const row = await db.invitation.findFirst({ where: { secretHash: hash(secret), ...isOpen() } });
  return row === null ? { ok: false, fault: NO_INVITATION } : ok(toInvitation(row));
}

/** Uses an invitation up for a new account; of two at once, one gets it. */
export async function redeemInvitation(
  db: DatabaseOrTransaction,
  secret: string,
  { accountId, email }: { readonly accountId: string; readonly email: string },
): Promise<Result<void>> {
  const { count } = await db.invitation.updateMany({
    where: { secretHash: hash(secret), OR: [{ email: null }, { email }], ...isOpen() },
    data: { usedAt: new Date(), usedById: accountId },
  });
  return count === 1 ? ok(undefined) : { ok: false, fault: NO_INVITATION };
}

function isOpen() {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } } satisfies Prisma.InvitationWhereInput;
}

function toInvitation(row: Prisma.InvitationGetPayload<object>): Invitation {
  const isPast = row.expiresAt.getTime() <= Date.now();
  return {
    invitationId: row.id,
    role: accountRoleSchema.parse(row.role),
    email: row.email,
    state: row.usedAt ? 'used' : row.revokedAt ? 'revoked' : isPast ? 'expired' : 'open',
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}

// The secret is 133 random bits: a plain hash cannot be guessed back, and a look-up by it needs no salt.
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
