import type { Database } from '../db/client.server.ts';
import type { Env } from '../kernel/env.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import type { AccountRole } from '../protocol/people.ts';
import { openInvitation, redeemInvitation } from './invitations.server.ts';

const INSTALLATION = 1;
const DEFAULT_ROLE: AccountRole = 'interviewer';

/** Somebody who wants an account. */
export interface Registrant {
  readonly email: string;
  /** The secret of an invitation's link, where there is one. */
  readonly invitation?: string | undefined;
  /** Whether this way of registering is open to everybody. */
  readonly isOpen: boolean;
}

/**
 * The role somebody may register in: the first account always, others by an invitation that is theirs, or where
 * registering is open. Decided again, once and for all, by `settleRegistration`.
 */
export async function roleForRegistrant(
  db: Database,
  { email, invitation, isOpen }: Registrant,
): Promise<Result<AccountRole>> {
  const opened = invitation === undefined ? undefined : await openInvitation(db, invitation);
  if (opened?.ok && (opened.value.email === null || opened.value.email === email)) return ok(opened.value.role);
  if (isOpen || (await isNewInstallation(db))) return ok(DEFAULT_ROLE);
  if (opened?.ok) {
    return fail('forbidden', 'This invitation is for another e-mail address.', { field: 'email' });
  }
  return opened ?? closed();
}

/**
 * Settles what a new account is. The installation's first becomes its admin: of two first ones at once, one gets the
 * single row. An invitation is used up. Who came by neither stays where registering is open and is taken back where
 * it is not.
 */
export async function settleRegistration(
  db: Database,
  { accountId, role }: { readonly accountId: string; readonly role: string },
  { email, invitation, isOpen }: Registrant,
): Promise<Result<void>> {
  const { count } = await db.installation.createMany({
    data: [{ id: INSTALLATION, adminId: accountId }],
    skipDuplicates: true,
  });
  if (count === 1) {
    await db.user.update({ where: { id: accountId }, data: { role: 'admin' } });
    return ok(undefined);
  }
  if (invitation !== undefined && (await redeemInvitation(db, invitation, { accountId, email })).ok)
    return ok(undefined);
  if (isOpen && role === DEFAULT_ROLE) return ok(undefined);
  await db.user.delete({ where: { id: accountId } });
  return closed();
}

/** Whether an account may be made now without an invitation: the first one always, others where sign-up is open. */
export async function mayRegister(db: Database, signUp: Env['SIGN_UP']): Promise<boolean> {
  return signUp === 'open' || (await isNewInstallation(db));
}

/** Whether nobody has an account here yet. */
export async function isNewInstallation(db: Database): Promise<boolean> {
  return (await db.installation.count()) === 0;
}

function closed(): Result<never> {
  return fail('forbidden', 'This workspace takes no new accounts by itself. Ask its admin.');
}
