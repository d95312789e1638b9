import type { DatabaseOrTransaction } from '../db/client.server.ts';
import { CHANNELS } from '../protocol/channels.ts';

/** Ends all sessions of an account, and closes its sync sockets in every room. */
export async function signOutEverywhere(db: DatabaseOrTransaction, accountId: string): Promise<void> {
  await db.session.deleteMany({ where: { userId: accountId } });
  await renewSockets(db, accountId);
}

/** Closes an account's sync sockets: whoever opened them must show again that they are signed in (ACC2). */
export async function renewSockets(db: DatabaseOrTransaction, accountId: string): Promise<void> {
  // Every room it was ever in, not only those with a socket: one that is just opening has no row yet.
  await db.$executeRaw`
    select pg_notify(${CHANNELS.access.name},
      json_build_object('roomId', "roomId", 'participantId', id, 'renew', true)::text)
    from "Participant" where "userId" = ${accountId}`;
}
