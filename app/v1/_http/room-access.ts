import type { NextRequest } from 'next/server';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import type { Database } from '#lib/db/client.server.ts';
import { database } from '#lib/db/database.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';
import { can, ROOM_NOT_FOUND, type RoomAction, refusal } from '#lib/rooms/can.ts';
import { findParticipant, type Participant, participantActor } from '#lib/rooms/participants.server.ts';
import { findRoom, type Room } from '#lib/rooms/room-store.server.ts';
import type { Visitor } from '#lib/rooms/join.server.ts';

/** A room that the one who asks may do the asked-for thing in. */
export interface RoomAccess {
  readonly db: Database;
  readonly room: Room;
  readonly participant: Participant;
}

/** Who asks, by account and by the room's cookie. */
export async function visitor(request: NextRequest, roomId: string): Promise<Visitor> {
  const account = await currentAccount(request.headers);
  const cookie = request.cookies.get(roomCookieName(roomId))?.value;
  return { credentials: { accountId: account?.accountId, cookie }, accountName: account?.name };
}

/** Finds the room and decides with `can`; throws the fault where the answer is no. */
export async function authorise(request: NextRequest, roomId: string, action: RoomAction): Promise<RoomAccess> {
  const db = database();
  const [room, { credentials }] = await Promise.all([findRoom(db, roomId), visitor(request, roomId)]);
  const participant = room && (await findParticipant(db, roomId, credentials));
  if (room === undefined || participant === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const actor = participantActor(participant);
  if (!can(actor, action, room)) throw new FaultError(refusal(actor, action, room));
  return { db, room, participant };
}

/** A cookie for each room: one guest may be in several. */
export function roomCookieName(roomId: string): string {
  return `pairpad_room_${roomId}`;
}

/** The address a request came from; 'unknown' unless a trusted proxy says it (any client can write the header). */
export function clientAddress(request: NextRequest): string {
  if (!env().TRUST_PROXY) return 'unknown';
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
}
