import type { NextRequest } from 'next/server';
import { knock } from '#lib/accounts/doors.server.ts';
import type { Database } from '#lib/db/client.server.ts';
import { database } from '#lib/db/database.server.ts';
import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import type { ApiScope } from '#lib/protocol/workspace.ts';
import { can, ROOM_NOT_FOUND, type RoomAction, refusal } from '#lib/rooms/can.ts';
import type { Visitor } from '#lib/rooms/join.server.ts';
import { findParticipant, type Participant, participantActor } from '#lib/rooms/participants.server.ts';
import { findRoom, type Room } from '#lib/rooms/room-store.server.ts';
import { countedAccount } from './account-access.ts';

/** A room that the one who asks may do the asked-for thing in. */
export interface RoomAccess {
  readonly db: Database;
  readonly room: Room;
  readonly participant: Participant;
}

/** Who asks, by account and by the room's cookie; a program with a key has no cookies. */
export async function visitor(request: NextRequest, roomId: string): Promise<Visitor & RoomKey> {
  const account = await countedAccount(request.headers);
  const cookie = account?.scopes === undefined ? request.cookies.get(roomCookieName(roomId))?.value : undefined;
  const credentials = { accountId: account?.accountId, cookie };
  return { credentials, accountName: account?.name, scopes: account?.scopes };
}

/** What the key allows, where a program asks. */
interface RoomKey {
  readonly scopes?: readonly ApiScope[] | undefined;
}

/** Finds the room and decides with `can`; throws the fault where the answer is no. */
export async function authorise(request: NextRequest, roomId: string, action: RoomAction): Promise<RoomAccess> {
  const db = database();
  const [room, { credentials, scopes }] = await Promise.all([findRoom(db, roomId), visitor(request, roomId)]);
  const participant = room && (await findParticipant(db, roomId, credentials));
  if (room === undefined || participant === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const actor = participantActor(participant, scopes);
  if (!can(actor, action, room)) throw new FaultError(refusal(actor, action, room));
  return { db, room, participant };
}

/** A cookie for each room: one guest may be in several. */
export function roomCookieName(roomId: string): string {
  return `pairpad_room_${roomId}`;
}

/** Counts an invite that is tried, by address: nobody is to find one by trying. */
export function countInvite(request: NextRequest, invite: string | undefined): void {
  if (invite !== undefined) unwrap(knock('secret', clientAddress(request.headers)));
}
