import type { Pool } from '../db/pool.server.ts';
import { TICKET_SECONDS, type Ticket } from '../protocol/ticket.ts';

const REDEEM = `
  insert into "UsedTicket" (jti, "usedAt") values ($1, now()) on conflict do nothing returning jti`;
// Twice as long as a ticket is good: clocks of two machines differ.
const SWEEP = `delete from "UsedTicket" where "usedAt" < now() - interval '${TICKET_SECONDS * 2} s'`;

/** Takes a ticket in; false where any instance has taken it before. */
export async function redeemTicket(pool: Pool, { jti }: Ticket): Promise<boolean> {
  const { rowCount } = await pool.query(REDEEM, [jti]);
  return rowCount === 1;
}

/** Forgets tickets that have expired. */
export async function sweepTickets(pool: Pool): Promise<void> {
  await pool.query(SWEEP);
}
