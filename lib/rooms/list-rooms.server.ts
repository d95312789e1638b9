import type { Database, Prisma } from '../db/client.server.ts';
import { languageSchema } from '../protocol/languages.ts';
import { roleSchema } from '../protocol/people.ts';
import { roomStateSchema } from '../protocol/room-life.ts';
import type { ListedRoom, ListRooms, RoomList } from '../protocol/room-list.ts';
import { type Actor, can } from './can.ts';
import { queryRooms } from './room-query.server.ts';
import { freshSeats } from './seats.server.ts';

type AccountActor = Extract<Actor, { kind: 'account' }>;

/** One page of rooms as an account asks for them, with who is inside now. */
export async function listRooms(db: Database, account: AccountActor, query: ListRooms): Promise<RoomList> {
  const { roomIds, next } = await queryRooms(db, account.accountId, query);
  const rows = await db.room.findMany({ where: { id: { in: [...roomIds] } }, include: withPeople(account.accountId) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  // A room purged between the two statements is simply not there.
  const found = roomIds.flatMap((roomId) => byId.get(roomId) ?? []);
  return { rooms: found.map((row) => toListedRoom(row, account)), next };
}

const OF_INTEREST = 20;

function withPeople(accountId: string) {
  const here = { seats: { some: freshSeats() } };
  return {
    // Hosts, who is here, and the one who asks: never the whole audience.
    participants: {
      where: { revokedAt: null, OR: [{ role: 'host' }, { userId: accountId }, here] },
      include: { seats: { where: freshSeats(), take: 1, select: { id: true } } },
      orderBy: { createdAt: 'asc' },
      take: OF_INTEREST,
    },
    _count: { select: { participants: { where: { revokedAt: null, admittedAt: null } } } },
  } as const satisfies Prisma.RoomInclude;
}

type Row = Prisma.RoomGetPayload<{ include: ReturnType<typeof withPeople> }>;

function toListedRoom(row: Row, account: AccountActor): ListedRoom {
  const state = roomStateSchema.parse(row.state);
  const isEarly = state === 'open' && (row.opensAt?.getTime() ?? 0) > Date.now();
  const me = row.participants.find(({ userId }) => userId === account.accountId);
  return {
    roomId: row.id,
    title: row.title,
    candidate: row.candidate,
    language: languageSchema.parse(row.language),
    state: isEarly ? 'scheduled' : state,
    hosts: row.participants.filter(({ role }) => role === 'host').map(({ name }) => name),
    here: row.participants
      .filter(({ seats }) => seats.length > 0)
      .map(({ id, name, role, color }) => ({ participantId: id, name, role: roleSchema.parse(role), color })),
    waiting: row._count.participants,
    createdAt: row.createdAt.getTime(),
    opensAt: row.opensAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    lastActivityAt: row.lastActivityAt.getTime(),
    lengthSeconds: state === 'ended' && row.lengthSeconds > 0 ? row.lengthSeconds : null,
    runs: row.runCount,
    score: row.score === 0 ? null : row.score,
    isArchived: row.archivedAt !== null,
    isKept: row.keptAt !== null,
    expiredAt: row.expiredAt?.getTime() ?? null,
    deletedAt: row.deletedAt?.getTime() ?? null,
    isMember: me !== undefined,
    mayManage: mayManage(account, me, state),
  };
}

/** Whether an account may archive, keep or delete a room: as its host, or as admin. */
function mayManage(
  account: AccountActor,
  me: { id: string; role: string } | undefined,
  state: 'open' | 'ended',
): boolean {
  if (can(account, 'manage', { state })) return true;
  if (me === undefined) return false;
  const host = { kind: 'participant', participantId: me.id, role: roleSchema.parse(me.role), revoked: false } as const;
  return can({ ...host, scopes: account.scopes }, 'manage', { state });
}
