import { notify } from '../db/channel.server.ts';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { log } from '../kernel/log.server.ts';
import { lengthSeconds } from '../rooms/room-length.server.ts';
import type { Job } from './job-loop.server.ts';
import { removeRoomContent } from './room-content.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rooms that are looked up together. */
const ROOMS_AT_ONCE = 20;
/** An hour's record is deleted in a fraction of a second; a marathon's must not be rolled back for its size. */
const LONGEST_MS = 60_000;

/**
 * Removes the content of rooms in which nothing has happened for so many days, unless they are kept. One process does
 * it at a time, and each room goes in one piece.
 */
export function retention(days: number): Job {
  return {
    name: 'retention',
    everySeconds: 600,
    mode: 'alone',
    run: async (db) => {
      const before = new Date(Date.now() - days * DAY_MS);
      let last = '';
      for (;;) {
        const idle = await idleRooms(db, before, last);
        for (const roomId of idle) {
          // One room that cannot be removed must not keep the others here.
          await expireRoom(db, roomId, before).catch((error: unknown) =>
            log.error("a room's content was not removed", { roomId, error }),
          );
        }
        last = idle.at(-1) ?? '';
        if (idle.length < ROOMS_AT_ONCE) return false;
      }
    },
  };
}

async function idleRooms(db: Database, before: Date, after: string): Promise<string[]> {
  const rooms = await db.room.findMany({
    where: { ...expirable(before), head: { updatedAt: { lt: before } }, id: { gt: after } },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: ROOMS_AT_ONCE,
  });
  return rooms.map(({ id }) => id);
}

function expirable(before: Date) {
  return {
    expiredAt: null,
    keptAt: null,
    deletedAt: null,
    lastActivityAt: { lt: before },
    // A room that opens in a month is not idle because nobody can be in it yet.
    OR: [{ opensAt: null }, { opensAt: { lt: before } }],
  };
}

/** Removes one room's content, unless somebody was quicker: to remove it, to keep it or to come back to it. */
async function expireRoom(db: Database, roomId: string, before: Date): Promise<void> {
  const isGone = await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for update`;
      // Whoever appends holds the head: nothing can come in between the look at it and the end.
      await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${roomId} for update`;
      const room = await tx.room.findFirst({
        where: { id: roomId, ...expirable(before), head: { updatedAt: { lt: before } } },
        include: { head: true },
      });
      if (room === null) return false;
      await close(tx, room, room.head?.updatedAt ?? room.lastActivityAt);
      await removeRoomContent(tx, roomId);
      // A browser that still has a copy, and a process that still has the document, are of the old epoch.
      await tx.recordHead.update({ where: { roomId }, data: { epoch: { increment: 1 }, seq: 0 } });
      await notify(tx, 'access', { roomId, participantId: null });
      return true;
    },
    { timeout: LONGEST_MS },
  );
  if (isGone) log.info("a room's content was removed: its time was over", { roomId });
}

/** An open room ends with its last activity. Its length is read from the record, which is there for the last time. */
async function close(
  tx: DatabaseOrTransaction,
  { id, state }: { readonly id: string; readonly state: string },
  lastActivityAt: Date,
): Promise<void> {
  const end =
    state === 'open'
      ? { state: 'ended', endedAt: lastActivityAt, lengthSeconds: await lengthSeconds(tx, id, lastActivityAt) }
      : {};
  await tx.room.update({ where: { id }, data: { ...end, expiredAt: new Date() } });
}
