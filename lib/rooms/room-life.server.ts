import { notify } from '../db/channel.server.ts';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { type Fault, ok, type Result } from '../kernel/fault.ts';
import type { RoomEvent } from '../protocol/events.ts';
import type { AfterEnd, ChangeRoom } from '../protocol/room-life.ts';
import { appendEvent, type RowSource } from '../record/record-store.server.ts';
import { ROOM_NOT_FOUND } from './can.ts';
import { lengthSeconds } from './room-length.server.ts';
import { refreshListing } from './room-listing.server.ts';
import { findRoom, type Room } from './room-store.server.ts';

/** Who changes a room: one of its hosts, through which process. */
export interface Host extends RowSource {
  readonly participantId: string;
}

/** Changes what a host may set at any time; every change is an event of the record, and sockets decide anew. */
export async function changeRoom(db: Database, roomId: string, change: ChangeRoom, by: Host): Promise<Result<void>> {
  return withRoom(db, roomId, async (tx) => {
    const { opensAt, candidate, ...rest } = change;
    await tx.room.update({
      where: { id: roomId },
      data: {
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
        ...(candidate === undefined ? {} : { candidate }),
        ...(opensAt === undefined ? {} : { opensAt: opensAt === null ? null : new Date(opensAt) }),
      },
    });
    await refreshListing(tx, roomId);
    // The candidate's name is for the list of rooms; the record knows people by what they call themselves.
    const { candidate: _forTheListOnly, ...recorded } = change;
    if (Object.keys(recorded).length > 0) {
      await tell(tx, roomId, { type: 'room_changed', participantId: by.participantId, change: recorded }, by);
    }
    return ok(undefined);
  });
}

/** Ends a room; guests may go on reading or leave, as the host chose. Ending an ended room changes nothing. */
export async function endRoom(
  db: Database,
  roomId: string,
  by: Host,
  afterEnd?: AfterEnd | undefined,
): Promise<Result<void>> {
  return withRoom(db, roomId, async (tx, room) => {
    if (room.state === 'ended') return ok(undefined);
    const guests = afterEnd ?? room.life.afterEnd;
    const endedAt = new Date();
    await tx.room.update({
      where: { id: roomId },
      data: {
        state: 'ended',
        endedAt,
        afterEnd: guests,
        lastActivityAt: endedAt,
        lengthSeconds: await lengthSeconds(tx, roomId, endedAt),
      },
    });
    await tell(tx, roomId, { type: 'room_ended', participantId: by.participantId, afterEnd: guests }, by);
    return ok(undefined);
  });
}

/** Opens an ended room again, with everything that was in it. */
export async function reopenRoom(db: Database, roomId: string, by: Host): Promise<Result<void>> {
  return withRoom(db, roomId, async (tx, room) => {
    if (room.state === 'open') return ok(undefined);
    await tx.room.update({ where: { id: roomId }, data: { state: 'open', endedAt: null, lastActivityAt: new Date() } });
    await tell(tx, roomId, { type: 'room_reopened', participantId: by.participantId }, by);
    return ok(undefined);
  });
}

const NO_PERSON: Fault = { code: 'not_found', message: 'There is nobody like that in this room.' };

/** Lets somebody out of the waiting room and into the room. */
export async function admitPerson(
  db: Database,
  roomId: string,
  participantId: string,
  by: Host,
): Promise<Result<void>> {
  return withRoom(db, roomId, async (tx) => {
    const { count } = await tx.participant.updateMany({
      where: { id: participantId, roomId, revokedAt: null, admittedAt: null },
      data: { admittedAt: new Date() },
    });
    if (count === 0) return { ok: false, fault: NO_PERSON };
    await tell(tx, roomId, { type: 'person_admitted', participantId, by: by.participantId }, by);
    return ok(undefined);
  });
}

/**
 * Takes a person out of the room for good. The links of their role stop working: whoever is taken out still holds one,
 * and could come back as somebody else.
 */
export async function removePerson(
  db: Database,
  roomId: string,
  participantId: string,
  by: Host,
): Promise<Result<void>> {
  return withRoom(db, roomId, async (tx) => {
    const person = await tx.participant.findUnique({ where: { id: participantId, roomId, revokedAt: null } });
    if (person === null) return { ok: false, fault: NO_PERSON };
    if (participantId === by.participantId) {
      return { ok: false, fault: { code: 'conflict', message: 'You cannot take yourself out of the room.' } };
    }
    await tx.participant.update({ where: { id: participantId }, data: { revokedAt: new Date() } });
    await tx.invite.updateMany({
      where: { roomId, role: person.role, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await refreshListing(tx, roomId);
    await tell(tx, roomId, { type: 'person_removed', participantId, by: by.participantId }, by);
    return ok(undefined);
  });
}

/** Holds the room while something of it changes: two hosts who press at once come one after the other. */
async function withRoom(
  db: Database,
  roomId: string,
  change: (tx: DatabaseOrTransaction, room: Room) => Promise<Result<void>>,
): Promise<Result<void>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for update`;
    const room = await findRoom(tx, roomId);
    return room === undefined ? { ok: false, fault: ROOM_NOT_FOUND } : change(tx, room);
  });
}

async function tell(tx: DatabaseOrTransaction, roomId: string, event: RoomEvent, by: Host): Promise<void> {
  await appendEvent(tx, roomId, event, by);
  await notify(tx, 'access', { roomId, participantId: null });
}
