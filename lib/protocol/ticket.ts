import { z } from 'zod';

/** How long a ticket opens the sync socket; long enough for a slow network, short enough to be worthless in a log. */
export const TICKET_SECONDS = 60;

/** What a ticket claims: one participant, one room. Role and name are read from the database when it is used. */
export const ticketSchema = z.object({
  roomId: z.string().min(1),
  participantId: z.string().min(1),
  /** Makes a ticket good for one use. */
  jti: z.string().min(1),
  /** Address the browser asked from, for rate limits: the proxied socket does not show it. */
  address: z.string(),
});
export type Ticket = z.infer<typeof ticketSchema>;
