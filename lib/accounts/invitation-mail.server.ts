import type { Invitation } from '../protocol/workspace.ts';
import { canSendMail, sendMail } from './mail.server.ts';

/**
 * Puts the mail with an invitation on its way; false where it is for nobody in particular or there is no mail. Nobody
 * waits for the mail server: the link is shown as well.
 */
export function mailInvitation({ email, role }: Invitation, url: string, inviter: string): boolean {
  if (email === null || !canSendMail()) return false;
  void sendMail({
    to: email,
    subject: `${inviter} invites you to Pairpad`,
    text: `${inviter} invites you to their Pairpad workspace as ${role}. Make your account here:

${url}

The link works once, for this address.
`,
  });
  return true;
}
