import type { Database } from '../db/client.server.ts';

/** Lets guests and viewers of a room see its replay, or not. */
export async function setGuestsMayReplay(db: Database, roomId: string, guestsMayReplay: boolean): Promise<void> {
  await db.room.update({ where: { id: roomId }, data: { guestsMayReplay } });
}
