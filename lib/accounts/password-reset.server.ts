import type { Database } from '../db/client.server.ts';
import { env } from '../kernel/env.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { PASSWORD_RESET_HOURS } from '../protocol/limits.ts';
import { sendMail } from './mail.server.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A link with which one account sets a new password, once; an admin hands it over where there is no mail. */
export async function createPasswordReset(
  db: Database,
  accountId: string,
): Promise<Result<{ resetUrl: string; expiresAt: number }>> {
  const user = await db.user.findUnique({ where: { id: accountId, deactivatedAt: null } });
  if (user === null) return fail('not_found', 'There is no such active account.');
  const token = newSecret();
  const expiresAt = new Date(Date.now() + PASSWORD_RESET_HOURS * HOUR_MS);
  // The row that better-auth's own reset looks for: one way of setting a password, however its link was made.
  await db.verification.create({
    data: { id: newId(), identifier: `reset-password:${token}`, value: accountId, expiresAt },
  });
  return ok({ resetUrl: resetUrl(token), expiresAt: expiresAt.getTime() });
}

/** Mails the link that better-auth made for an account; whether it went out is not told, so as not to tell who has one. */
export async function mailPasswordReset({ user, token }: { user: { email: string }; token: string }): Promise<void> {
  // Not awaited: the answer must take as long for an address without an account.
  void sendMail({
    to: user.email,
    subject: 'Set a new Pairpad password',
    text: `Somebody asked for a new password for your Pairpad account. Set it here within an hour:

${resetUrl(token)}

If that was not you, ignore this mail: nothing has changed.
`,
  });
}

// In the fragment, which browsers send to nobody.
function resetUrl(token: string): string {
  return `${env().PUBLIC_URL}/reset-password#${token}`;
}
