import { type DatabaseOrTransaction, inTransaction, type Prisma } from '../db/client.server.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { type Language, languageSchema } from '../protocol/languages.ts';
import { afterEndSchema, type RoomLife, type RoomState, roomStateSchema } from '../protocol/room-life.ts';
import { openRecord } from '../record/record-store.server.ts';
import type { RoomStanding } from './can.ts';
import { refreshListing } from './room-listing.server.ts';
import { starterUpdate } from './starter-update.ts';
import { DEFAULT_STARTER, isStarterName, type StarterName, starterFor } from './starters.ts';

/** A room as the database has it. */
export interface Room extends RoomStanding {
  readonly roomId: string;
  readonly title: string;
  readonly language: Language;
  readonly template: StarterName;
  readonly state: RoomState;
  readonly guestsMayReplay: boolean;
  readonly life: RoomLife;
}

export interface NewRoom {
  readonly owner: { readonly accountId: string; readonly name: string };
  readonly language: Language;
  readonly template: StarterName;
  readonly title: string;
  /** The candidate's name, where it is known beforehand. */
  readonly candidate?: string | undefined;
  /** When guests get in, in milliseconds since the epoch; at once unless given. */
  readonly opensAt?: number | null | undefined;
  readonly waitingRoom?: boolean | undefined;
  /** What the editor begins with, in place of the template's starter. */
  readonly code?: string | undefined;
}

/** Makes a room with its record, its owner as host, and one invite for a guest, all or nothing. */
export async function createRoom(
  db: DatabaseOrTransaction,
  room: NewRoom,
): Promise<{ roomId: string; guestInvite: string }> {
  const roomId = newId();
  const guestInvite = newSecret();
  const { owner, language, template, title, candidate = '', opensAt = null, waitingRoom = false } = room;
  await inTransaction(db, async (tx) => {
    await tx.room.create({
      data: {
        id: roomId,
        ownerId: owner.accountId,
        title,
        language,
        template,
        candidate,
        opensAt: opensAt === null ? null : new Date(opensAt),
        waitingRoom,
        participants: { create: { id: newId(), userId: owner.accountId, name: owner.name, role: 'host', color: 0 } },
        invites: { create: { id: newId(), role: 'guest', secret: guestInvite } },
      },
    });
    await openRecord(tx, roomId, {
      update: starterUpdate(language, room.code ?? starterFor(template, language)),
      event: { type: 'room_created', language, template },
    });
    await refreshListing(tx, roomId);
  });
  return { roomId, guestInvite };
}

/** The room, or undefined where there is none, or none any more. */
export async function findRoom(db: DatabaseOrTransaction, roomId: string): Promise<Room | undefined> {
  const row = await db.room.findUnique({ where: { id: roomId, deletedAt: null } });
  if (row === null) return undefined;
  const life = toLife(row);
  return {
    roomId: row.id,
    title: row.title,
    language: languageSchema.parse(row.language),
    template: isStarterName(row.template) ? row.template : DEFAULT_STARTER,
    guestsMayReplay: row.guestsMayReplay,
    isExpired: row.expiredAt !== null,
    isEarly: (life.opensAt ?? 0) > Date.now(),
    ...life,
    life,
  };
}

function toLife(row: Prisma.RoomGetPayload<object>): RoomLife {
  return {
    state: roomStateSchema.parse(row.state),
    opensAt: row.opensAt?.getTime() ?? null,
    waitingRoom: row.waitingRoom,
    editLocked: row.editLocked,
    runLocked: row.runLocked,
    afterEnd: afterEndSchema.parse(row.afterEnd),
  };
}

/** Remembers the language that the room's document is now in, for lists. */
export async function setRoomLanguage(db: DatabaseOrTransaction, roomId: string, language: Language): Promise<void> {
  await db.room.update({ where: { id: roomId }, data: { language } });
  await refreshListing(db, roomId);
}
