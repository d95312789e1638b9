import type { DatabaseOrTransaction } from '../db/client.server.ts';

/** How long a session took, from the first person's coming in to its end; 0 where nobody ever came. */
export async function lengthSeconds(tx: DatabaseOrTransaction, roomId: string, endedAt: Date): Promise<number> {
  const [first] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(at) as at from "RecordRow" where "roomId" = ${roomId} and event->>'type' = 'person_joined'`;
  return first?.at == null ? 0 : Math.max(0, Math.round((endedAt.getTime() - first.at.getTime()) / 1000));
}
