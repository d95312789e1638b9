import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../kernel/env.server.ts';
import { log } from '../kernel/log.server.ts';
import { singleton } from '../kernel/singleton.server.ts';

/** A mail in plain text; every link in it stands on a line of its own. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server that takes longer than this to talk is down as far as a waiting person is concerned. */
const TIMEOUT_MS = 10_000;

/** Whether this installation can send mail. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends a mail; false where there is no mail server or it did not take it (the log says why). */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined) return false;
  const transport = singleton<Transporter>('mail', () =>
    createTransport({
      url: SMTP_URL,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    }),
  );
  try {
    await transport.sendMail({ from: MAIL_FROM, to: { name: '', address: to }, subject, text });
    return true;
  } catch (error) {
    log.error('a mail could not be sent', { subject, error: String(error) });
    return false;
  }
}
