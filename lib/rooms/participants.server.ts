import { createHash } from 'node:crypto';
import { notify } from '../db/channel.server.ts';
import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { instanceId } from '../kernel/instance.server.ts';
import { MAX_PARTICIPANTS_PER_ROOM } from '../protocol/limits.ts';
import { PERSON_COLORS, type Person, type Role, roleSchema } from '../protocol/people.ts';
import type { ApiScope } from '../protocol/workspace.ts';
import { appendEvent } from '../record/record-store.server.ts';
import { type Actor, ROOM_NOT_FOUND } from './can.ts';
import { refreshListing } from './room-listing.server.ts';
import { findRoom } from './room-store.server.ts';

/** A participant as the database has it. */
export interface Participant extends Person {
  readonly revoked: boolean;
  /** In the waiting room. */
  readonly waiting: boolean;
  /** Null for guests without an account. */
  readonly accountId?: string | null;
}

/** What proves who somebody is in a room: a signed-in account, or the room's cookie. */
export interface Credentials {
  readonly accountId?: string | undefined;
  readonly cookie?: string | undefined;
}

/** A participant as `can` knows it; with the scopes of the API key it acts through, where it does. */
export function participantActor(
  { participantId, role, revoked, waiting }: Participant,
  scopes?: readonly ApiScope[],
): Actor {
  return { kind: 'participant', participantId, role, revoked, waiting, scopes };
}

/** Who the credentials say this is in the room. An account's own role outranks the cookie of a guest. */
export async function findParticipant(
  db: DatabaseOrTransaction,
  roomId: string,
  { accountId, cookie }: Credentials,
): Promise<Participant | undefined> {
  if (accountId !== undefined) {
    const row = await db.participant.findUnique({
      where: { roomId_userId: { roomId, userId: accountId } },
      include: WITH_ACCOUNT,
    });
    if (row !== null) return toParticipant(row);
  }
  if (cookie === undefined) return undefined;
  const row = await db.participant.findUnique({
    where: { secretHash: hash(cookie), roomId },
    include: WITH_ACCOUNT,
  });
  return row === null ? undefined : toParticipant(row);
}

/** The participant with this id in this room. */
export async function findParticipantById(
  db: DatabaseOrTransaction,
  roomId: string,
  participantId: string,
): Promise<Participant | undefined> {
  const row = await db.participant.findUnique({
    where: { id: participantId, roomId },
    include: WITH_ACCOUNT,
  });
  return row === null ? undefined : toParticipant(row);
}

export interface Joining {
  readonly role: Role;
  readonly name: string;
  readonly accountId?: string | undefined;
}

/** Adds a person to a room; a guest gets the secret for its cookie, a member is known by the account. */
export async function addParticipant(
  db: Database,
  roomId: string,
  { role, name, accountId }: Joining,
): Promise<Result<{ participant: Participant; cookie?: string }>> {
  const cookie = accountId === undefined ? newSecret() : undefined;
  return db.$transaction(async (tx) => {
    // Two who join at once must not get one colour, nor both the last place.
    await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for update`;
    const room = await findRoom(tx, roomId);
    if (room === undefined) return { ok: false, fault: ROOM_NOT_FOUND };
    if (room.state !== 'open') return fail('room_ended', 'This room has ended.', { action: 'Ask for another room.' });
    const present = await tx.participant.groupBy({ by: ['color'], where: { roomId }, _count: true });
    const total = present.reduce((sum, { _count }) => sum + _count, 0);
    if (total >= MAX_PARTICIPANTS_PER_ROOM) {
      return fail('room_full', 'Too many people have joined this room.', { action: 'Ask the host for a new room.' });
    }
    const row = await tx.participant.create({
      data: {
        id: newId(),
        roomId,
        role,
        name,
        color: leastUsedColor(present.map(({ color, _count }) => [color, _count])),
        userId: accountId ?? null,
        secretHash: cookie === undefined ? null : hash(cookie),
        admittedAt: room.life.waitingRoom && role !== 'host' ? null : new Date(),
      },
      include: WITH_ACCOUNT,
    });
    await refreshListing(tx, roomId);
    if (row.admittedAt === null) await announceWaiting(tx, roomId, toParticipant(row));
    return ok({ participant: toParticipant(row), ...(cookie === undefined ? {} : { cookie }) });
  });
}

/** Says in the record, and to the hosts' pages, that somebody waits to be let in. */
async function announceWaiting(tx: DatabaseOrTransaction, roomId: string, participant: Participant): Promise<void> {
  const { participantId, name, role, color } = participant;
  const person = { participantId, name, role, color };
  await appendEvent(tx, roomId, { type: 'person_waiting', person }, { participantId, instanceId });
  await notify(tx, 'access', { roomId, participantId: null });
}

function leastUsedColor(used: readonly (readonly [color: number, count: number])[]): number {
  const counts = new Array<number>(PERSON_COLORS).fill(0);
  for (const [color, count] of used) counts[color] = count;
  return counts.indexOf(Math.min(...counts));
}

/** A deactivated account is nobody, in every room it was in. */
const WITH_ACCOUNT = { user: { select: { deactivatedAt: true } } } as const satisfies Prisma.ParticipantInclude;

type ParticipantRow = Prisma.ParticipantGetPayload<{ include: typeof WITH_ACCOUNT }>;

function toParticipant(row: ParticipantRow): Participant {
  return {
    participantId: row.id,
    name: row.name,
    role: roleSchema.parse(row.role),
    color: row.color,
    revoked: row.revokedAt !== null || row.user?.deactivatedAt != null,
    waiting: row.admittedAt === null,
    accountId: row.userId,
  };
}

// The secret is 133 random bits: a plain hash cannot be guessed back, and a look-up by it needs no salt.
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
