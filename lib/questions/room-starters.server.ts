import type { DatabaseOrTransaction } from '../db/client.server.ts';
import { type CodeByLanguage, questionPublicSchema } from '../protocol/questions.ts';

/** What a sync process has to know of the questions that were put into a room. */
export interface RoomStarters {
  /** The newest question's number; 0 where the room has none. */
  readonly n: number;
  /** Starter code of each question, the newest first. */
  readonly starters: readonly CodeByLanguage[];
}

export const NO_QUESTIONS: RoomStarters = { n: 0, starters: [] };

/** Reads the starter code of a room's questions. */
export async function findRoomStarters(db: DatabaseOrTransaction, roomId: string): Promise<RoomStarters> {
  const rows = await db.roomQuestion.findMany({
    where: { roomId },
    orderBy: { n: 'desc' },
    select: { n: true, content: { select: { publicPart: true } } },
  });
  const starters = rows.map(({ content }) => questionPublicSchema.parse(content.publicPart).starters);
  return { n: rows[0]?.n ?? 0, starters };
}

/** Whether the caller is the one to put in the starter code of a room's question; of all who ask, one is, once, while the room is open. */
export async function claimStarter(db: DatabaseOrTransaction, roomId: string, n: number): Promise<boolean> {
  const { count } = await db.roomQuestion.updateMany({
    where: { roomId, n, starterDue: true, room: { state: 'open' } },
    data: { starterDue: false },
  });
  return count === 1;
}
