import type { NextRequest } from 'next/server';
import type { Database } from '#lib/db/client.server.ts';
import { database } from '#lib/db/database.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';
import { reviewLinkExpiry } from '#lib/replay/review-links-store.server.ts';
import { type Actor, can, ROOM_NOT_FOUND, type RoomAction } from '#lib/rooms/can.ts';
import { findParticipant, participantActor } from '#lib/rooms/participants.server.ts';
import { findRoom, type Room } from '#lib/rooms/room-store.server.ts';
import { countedAccount } from './account-access.ts';
import { roomCookieName } from './room-access.ts';

/** A room whose replay the one who asks may see, and who that is. */
export interface ReplayAccess {
  readonly db: Database;
  readonly room: Room;
  /** As what they may; nobody is two at once. */
  readonly actor: Actor;
  /** Their name; undefined for the holder of a review link. */
  readonly name: string | undefined;
}

interface Candidate {
  readonly actor: Actor;
  readonly name?: string | undefined;
}

/** The cookie that holds a review link's secret. */
export function reviewCookieName(roomId: string): string {
  return `pairpad_review_${roomId}`;
}

/** Finds the room and decides with `can`, as whatever the one who asks may most; throws the fault where it says no. */
export async function authoriseReplay(request: NextRequest, roomId: string, action: RoomAction): Promise<ReplayAccess> {
  const db = database();
  const room = await findRoom(db, roomId);
  if (room === undefined) throw new FaultError(ROOM_NOT_FOUND);
  for await (const { actor, name } of candidates(db, request, roomId)) {
    if (can(actor, action, room)) return { db, room, actor, name };
  }
  throw new FaultError(ROOM_NOT_FOUND);
}

/** Somebody may be in the room, be of the workspace, and hold a review link: each is asked about in turn. */
async function* candidates(db: Database, request: NextRequest, roomId: string): AsyncIterable<Candidate> {
  const account = await countedAccount(request.headers);
  const isProgram = account?.scopes !== undefined;
  const cookie = isProgram ? undefined : request.cookies.get(roomCookieName(roomId))?.value;
  const participant = await findParticipant(db, roomId, { accountId: account?.accountId, cookie });
  if (participant !== undefined) {
    yield { actor: participantActor(participant, account?.scopes), name: participant.name };
  }
  if (account !== undefined) yield { actor: { kind: 'account', ...account }, name: account.name };
  const secret = isProgram ? undefined : request.cookies.get(reviewCookieName(roomId))?.value;
  if (secret !== undefined && (await reviewLinkExpiry(db, roomId, secret)) !== undefined) {
    yield { actor: { kind: 'reviewer' }, name: account?.name };
  }
}

/** Who says something of a replay: the name we know, else the one that the holder of a review link typed. */
export function reviewerName(known: string | undefined, typed: string | undefined): string {
  const name = known ?? typed;
  if (name !== undefined) return name;
  throw new FaultError({
    code: 'bad_request',
    message: 'name: type the name that the others will see.',
    field: 'name',
  });
}
