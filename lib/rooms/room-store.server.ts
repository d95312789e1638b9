import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { type Language, languageSchema } from '../protocol/languages.ts';
import type { Person } from '../protocol/people.ts';
import { roleSchema } from '../protocol/people.ts';
import { type RoomState, roomStateSchema } from '../protocol/rooms.ts';
import { openRecord } from '../record/record-store.server.ts';
import { starterUpdate } from './starter-update.ts';
import { DEFAULT_STARTER, isStarterName, type StarterName } from './starters.ts';

/** A room as the database has it. */
export interface Room {
  readonly roomId: string;
  readonly title: string;
  readonly language: Language;
  readonly template: StarterName;
  readonly state: RoomState;
}

export interface NewRoom {
  readonly owner: { readonly accountId: string; readonly name: string };
  readonly language: Language;
  readonly template: StarterName;
  readonly title: string;
}

/** Makes a room with its record, its owner as host, and one invite for a guest, all or nothing. */
export async function createRoom(db: Database, room: NewRoom): Promise<{ roomId: string; guestInvite: string }> {
  const roomId = newId();
  const guestInvite = newSecret();
  const { owner, language, template, title } = room;
  await db.$transaction(async (tx) => {
    await tx.room.create({
      data: {
        id: roomId,
        ownerId: owner.accountId,
        title,
        language,
        template,
        participants: { create: { id: newId(), userId: owner.accountId, name: owner.name, role: 'host', color: 0 } },
        invites: { create: { id: newId(), role: 'guest', secret: guestInvite } },
      },
    });
    await openRecord(tx, roomId, {
      update: starterUpdate(language, template),
      event: { type: 'room_created', language, template },
    });
  });
  return { roomId, guestInvite };
}

/** The room, or undefined where there is none. */
export async function findRoom(db: DatabaseOrTransaction, roomId: string): Promise<Room | undefined> {
  const row = await db.room.findUnique({ where: { id: roomId } });
  if (row === null) return undefined;
  return {
    roomId: row.id,
    title: row.title,
    language: languageSchema.parse(row.language),
    template: isStarterName(row.template) ? row.template : DEFAULT_STARTER,
    state: roomStateSchema.parse(row.state),
  };
}

/** Remembers the language that the room's document is now in, for lists. */
export async function setRoomLanguage(db: DatabaseOrTransaction, roomId: string, language: Language): Promise<void> {
  await db.room.update({ where: { id: roomId }, data: { language } });
}

export interface ListedRoom {
  readonly roomId: string;
  readonly title: string;
  readonly language: Language;
  readonly state: RoomState;
  readonly people: readonly Person[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastActivityAt: number;
}

/** More rooms than anybody scrolls through. */
const MAX_LISTED_ROOMS = 100;

/** The rooms in which an account takes part, newest first, 100 at most. */
export async function listRooms(db: Database, accountId: string): Promise<ListedRoom[]> {
  const rows = await db.room.findMany({
    where: { participants: { some: { userId: accountId, revokedAt: null } } },
    include: { participants: { where: { revokedAt: null }, orderBy: { createdAt: 'asc' } }, head: true },
    orderBy: { createdAt: 'desc' },
    take: MAX_LISTED_ROOMS,
  });
  return rows.map((row) => ({
    roomId: row.id,
    title: row.title,
    language: languageSchema.parse(row.language),
    state: roomStateSchema.parse(row.state),
    people: row.participants.map((participant) => ({
      participantId: participant.id,
      name: participant.name,
      role: roleSchema.parse(participant.role),
      color: participant.color,
    })),
    createdAt: row.createdAt.getTime(),
    lastActivityAt: (row.head?.updatedAt ?? row.createdAt).getTime(),
  }));
}
