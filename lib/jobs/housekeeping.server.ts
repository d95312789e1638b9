import type { Database } from '../db/client.server.ts';
import { log } from '../kernel/log.server.ts';
import { DELETE_UNDO_DAYS, DELIVERY_LOG_DAYS, IDEMPOTENCY_HOURS } from '../protocol/limits.ts';
import type { Job } from './job-loop.server.ts';
import { removeRoomContent } from './room-content.server.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Rooms purged in one go: each takes its whole record along. */
const ROOMS_AT_ONCE = 10;

/** Clears away what is over: deleted rooms, remembered answers, settled deliveries, expired links and sessions. */
export const housekeeping: Job = {
  name: 'housekeeping',
  everySeconds: 600,
  mode: 'alone',
  run: async (db) => {
    const before = (ms: number) => new Date(Date.now() - ms);
    await db.idempotentAnswer.deleteMany({ where: { createdAt: { lt: before(IDEMPOTENCY_HOURS * HOUR_MS) } } });
    await db.webhookDelivery.deleteMany({
      where: { state: { not: 'pending' }, createdAt: { lt: before(DELIVERY_LOG_DAYS * DAY_MS) } },
    });
    await db.verification.deleteMany({ where: { expiresAt: { lt: before(DAY_MS) } } });
    await db.session.deleteMany({ where: { expiresAt: { lt: before(DAY_MS) } } });
    return purgeDeletedRooms(db, before(DELETE_UNDO_DAYS * DAY_MS));
  },
};

/** Rows of a room that no foreign key takes along with it. */
async function purgeDeletedRooms(db: Database, deletedBefore: Date): Promise<boolean> {
  const rooms = await db.room.findMany({
    where: { deletedAt: { lt: deletedBefore } },
    select: { id: true },
    take: ROOMS_AT_ONCE,
  });
  for (const { id: roomId } of rooms) {
    await db.$transaction(async (tx) => {
      // Somebody may have restored it since.
      const { count } = await tx.room.deleteMany({ where: { id: roomId, deletedAt: { lt: deletedBefore } } });
      if (count === 0) return;
      await removeRoomContent(tx, roomId);
    });
    log.info('a deleted room was purged', { roomId });
  }
  return rooms.length === ROOMS_AT_ONCE;
}
