import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { MAX_BULK_ROOMS, MAX_LISTED_ROOMS } from './limits.ts';
import { oneLine, personSchema } from './people.ts';

/** What a list of rooms can be sorted by. */
export const ROOM_SORTS = ['activity', 'created', 'title', 'candidate', 'length', 'runs', 'score'] as const;
export const roomSortSchema = z.enum(ROOM_SORTS);
export type RoomSort = z.infer<typeof roomSortSchema>;

/** Which rooms a list shows; archived and deleted ones only where asked for. */
export const ROOM_FILTERS = ['all', 'live', 'open', 'scheduled', 'ended', 'kept', 'archived', 'deleted'] as const;
export const roomFilterSchema = z.enum(ROOM_FILTERS);
export type RoomFilter = z.infer<typeof roomFilterSchema>;

/** Query of `GET /v1/rooms`. */
export const listRoomsSchema = z.object({
  /** Words that title, candidate, language or people's names begin with. */
  search: z.string().max(200).transform(oneLine).optional(),
  filter: roomFilterSchema.default('all'),
  language: languageSchema.optional(),
  /** `all`: those of the whole workspace, for admins. */
  scope: z.enum(['mine', 'all']).default('mine'),
  sort: roomSortSchema.default('activity'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  /** From the answer before: the page after it. */
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED_ROOMS).default(50),
});
export type ListRooms = z.infer<typeof listRoomsSchema>;

/** Milliseconds since the epoch, server's clock. */
const moment = z.number();

/** A room as a list shows it. */
export const listedRoomSchema = z.object({
  roomId: z.string(),
  title: z.string(),
  candidate: z.string(),
  language: languageSchema,
  state: z.enum(['scheduled', 'open', 'ended']),
  /** Names of the hosts. */
  hosts: z.array(z.string()),
  /** Who is inside now; empty where nobody is. */
  here: z.array(personSchema),
  /** How many wait to be let in. */
  waiting: z.number().int(),
  createdAt: moment,
  opensAt: moment.nullable(),
  endedAt: moment.nullable(),
  lastActivityAt: moment,
  /** From the first person's coming to the end; null while it has not ended, or where nobody ever came. */
  lengthSeconds: z.number().nullable(),
  runs: z.number().int(),
  /** Mean of the submitted scorecards, 1 to 4; null while there is none. */
  score: z.number().nullable(),
  isArchived: z.boolean(),
  isKept: z.boolean(),
  /** When its content was removed; null while it is there. */
  expiredAt: moment.nullable(),
  deletedAt: moment.nullable(),
  /** Whether the one who asks is in it, and can open it. */
  isMember: z.boolean(),
  mayManage: z.boolean(),
});
export type ListedRoom = z.infer<typeof listedRoomSchema>;

/** Answer of `GET /v1/rooms`. */
export const roomListSchema = z.object({ rooms: z.array(listedRoomSchema), next: z.string().nullable() });
export type RoomList = z.infer<typeof roomListSchema>;

/** What can be done with many rooms at once. */
export const ROOM_BULK_ACTIONS = ['end', 'archive', 'unarchive', 'keep', 'unkeep', 'delete', 'restore'] as const;
export const bulkRoomsSchema = z.object({
  action: z.enum(ROOM_BULK_ACTIONS),
  roomIds: z.array(z.string().max(40)).min(1).max(MAX_BULK_ROOMS),
});
export type RoomBulkAction = z.infer<typeof bulkRoomsSchema>['action'];

/** Answer of `POST /v1/rooms/bulk`: each room is done or refused by itself. */
export const bulkDoneSchema = z.object({ done: z.array(z.string()), refused: z.array(z.string()) });
