import { notify } from '../db/channel.server.ts';
import type { Database } from '../db/client.server.ts';
import { instanceId } from '../kernel/instance.server.ts';
import { roleSchema } from '../protocol/people.ts';
import { roomStateSchema } from '../protocol/room-life.ts';
import type { RoomBulkAction } from '../protocol/room-list.ts';
import { type Actor, can, type RoomAction } from './can.ts';
import { endRoom } from './room-life.server.ts';

/** What `can` is asked for each action; ending is a matter of the room, the rest of the list it stands in. */
const NEEDED: Record<RoomBulkAction, RoomAction> = {
  end: 'end',
  archive: 'manage',
  unarchive: 'manage',
  keep: 'manage',
  unkeep: 'manage',
  delete: 'manage',
  restore: 'manage',
};

/**
 * Does one thing to many rooms, each by itself: a room that is missing or not the account's to manage is refused, and
 * the others are done. A deleted room is gone for everybody at once and can be restored until it is purged.
 */
export async function manageRooms(
  db: Database,
  account: Extract<Actor, { kind: 'account' }>,
  action: RoomBulkAction,
  roomIds: readonly string[],
): Promise<{ done: string[]; refused: string[] }> {
  const wanted = [...new Set(roomIds)];
  const rooms = await db.room.findMany({
    where: { id: { in: wanted } },
    select: {
      id: true,
      state: true,
      deletedAt: true,
      participants: { where: { userId: account.accountId, revokedAt: null }, select: { id: true, role: true } },
    },
  });
  const done: string[] = [];
  for (const { id, participants, ...row } of rooms) {
    const standing = { state: roomStateSchema.parse(row.state) };
    const me = participants[0];
    const mayAsHost = me !== undefined && can(asParticipant(me, account), NEEDED[action], standing);
    if (!mayAsHost && !can(account, NEEDED[action], standing)) continue;
    if ((row.deletedAt !== null) !== (action === 'restore')) continue;
    if (action !== 'end') await apply(db, id, action);
    else if (me !== undefined) await endRoom(db, id, { participantId: me.id, instanceId });
    done.push(id);
  }
  const isDone = new Set(done);
  return { done, refused: wanted.filter((roomId) => !isDone.has(roomId)) };
}

function asParticipant(me: { id: string; role: string }, { scopes }: Extract<Actor, { kind: 'account' }>): Actor {
  return { kind: 'participant', participantId: me.id, role: roleSchema.parse(me.role), revoked: false, scopes };
}

async function apply(db: Database, roomId: string, action: Exclude<RoomBulkAction, 'end'>): Promise<void> {
  const now = new Date();
  const data = {
    archive: { archivedAt: now },
    unarchive: { archivedAt: null },
    keep: { keptAt: now },
    unkeep: { keptAt: null },
    delete: { deletedAt: now },
    restore: { deletedAt: null },
  }[action];
  await db.$transaction(async (tx) => {
    await tx.room.update({ where: { id: roomId }, data });
    if (action === 'delete') await notify(tx, 'access', { roomId, participantId: null });
  });
}
