import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { MAX_EDITORS_PER_ROOM, MAX_SOCKETS_PER_ROOM } from '../protocol/limits.ts';

/** A seat that has not been renewed for this long belonged to a process that died. */
export const SEAT_LIFE_SECONDS = 30;
/** How often a process renews its seats. */
export const SEAT_BEAT_SECONDS = 10;

/** One open sync socket. */
export interface Seat {
  readonly seatId: string;
  readonly roomId: string;
  readonly participantId: string;
  readonly instanceId: string;
}

export type SeatKind = 'editor' | 'watcher' | 'none';

/**
 * Takes a seat, for editing where it is wanted and one of the eight is free. A participant's second tab shares the
 * first one's place. `none` when the room holds as many sockets as it may.
 */
export async function takeSeat(db: Database, seat: Seat, wantsToEdit: boolean): Promise<SeatKind> {
  const { seatId, roomId, participantId, instanceId } = seat;
  return db.$transaction(async (tx) => {
    // Two who arrive at once must not both get the last place.
    await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for update`;
    const taken = await tx.seat.findMany({ where: { roomId, ...freshSeats() } });
    if (taken.length >= MAX_SOCKETS_PER_ROOM) return 'none';
    const editors = new Set(taken.filter(({ mayEdit }) => mayEdit).map((other) => other.participantId));
    const mayEdit = wantsToEdit && (editors.has(participantId) || editors.size < MAX_EDITORS_PER_ROOM);
    await tx.seat.create({ data: { id: seatId, roomId, participantId, instanceId, mayEdit } });
    return mayEdit ? 'editor' : 'watcher';
  });
}

/** Gives a seat back; giving it back twice is harmless. */
export async function releaseSeat(db: DatabaseOrTransaction, seatId: string): Promise<void> {
  await db.seat.deleteMany({ where: { id: seatId } });
}

/** Whether a participant who sits down now could edit. */
export async function hasPlaceFor(db: Database, roomId: string, participantId: string): Promise<boolean> {
  const seats = await db.seat.findMany({ where: { roomId, mayEdit: true, ...freshSeats() } });
  const editors = new Set(seats.map((seat) => seat.participantId));
  return editors.has(participantId) || editors.size < MAX_EDITORS_PER_ROOM;
}

/** Whether somebody watches a room who would edit if there were a place. */
export async function hasWaitingEditor(db: Database, roomId: string): Promise<boolean> {
  const waiting = { roomId, mayEdit: false, participant: { role: { not: 'viewer' } }, ...freshSeats() };
  return (await db.seat.findFirst({ where: waiting })) !== null;
}

/** Keeps the seats of a process that lives, and sweeps those of processes that do not. */
export async function beatSeats(db: Database, instanceId: string): Promise<void> {
  await db.seat.updateMany({ where: { instanceId }, data: { beatAt: new Date() } });
  await noteActivity(db, instanceId);
  await db.seat.deleteMany({ where: { beatAt: { lt: oldestBeat() } } });
}

/** How far a list's "last activity" may be behind: each keystroke writing it would be a write for nothing. */
const ACTIVITY_STEP_SECONDS = 30;

/** Carries over to the lists when something was last written into the rooms that this process holds open. */
async function noteActivity(db: Database, instanceId: string): Promise<void> {
  await db.$executeRaw`
    update "Room" r set "lastActivityAt" = h."updatedAt" from "RecordHead" h
    where h."roomId" = r.id and h."updatedAt" > r."lastActivityAt" + make_interval(secs => ${ACTIVITY_STEP_SECONDS})
      and r.id in (select s."roomId" from "Seat" s where s."instanceId" = ${instanceId})`;
}

/** Seats whose process lives: who holds one is in the room. */
export function freshSeats() {
  return { beatAt: { gt: oldestBeat() } } satisfies Prisma.SeatWhereInput;
}

/** Seats that were not renewed since this moment are empty. */
export function oldestBeat(): Date {
  return new Date(Date.now() - SEAT_LIFE_SECONDS * 1000);
}
