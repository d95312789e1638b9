import { errors, jwtVerify, SignJWT } from 'jose';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { TICKET_SECONDS, type Ticket, ticketSchema } from '../protocol/ticket.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'pairpad-sync';

const key = (secret: string) => new TextEncoder().encode(secret);

/** Signs a ticket that opens the sync socket once, within 60 s, for one participant of one room. */
export function issueTicket(secret: string, claims: Omit<Ticket, 'jti'>): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(AUDIENCE)
    .setJti(newId())
    .setExpirationTime(`${TICKET_SECONDS} s`)
    .sign(key(secret));
}

/** The claims of a ticket that this installation signed and that has not expired. */
export async function verifyTicket(secret: string, token: string): Promise<Result<Ticket>> {
  try {
    const { payload } = await jwtVerify(token, key(secret), { algorithms: [ALGORITHM], audience: AUDIENCE });
    const claims = ticketSchema.safeParse(payload);
    if (claims.success) return ok(claims.data);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  return fail('signed_out', 'The ticket is not valid any more.', { action: 'Ask for a new one.' });
}
