import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { MAX_TITLE_CHARACTERS } from './limits.ts';
import { oneLine, personSchema, roleSchema } from './people.ts';

export const roomStateSchema = z.enum(['open', 'ended']);
export type RoomState = z.infer<typeof roomStateSchema>;

/** What guests may do once a room has ended. */
export const afterEndSchema = z.enum(['read', 'leave']);
export type AfterEnd = z.infer<typeof afterEndSchema>;

/** A title on one line; empty where the room is to be called after its language. */
export const roomTitleSchema = z.string().transform(oneLine).pipe(z.string().max(MAX_TITLE_CHARACTERS));

/** The candidate's name as the interviewer knows it, before anybody has joined. */
export const candidateSchema = z.string().transform(oneLine).pipe(z.string().max(MAX_TITLE_CHARACTERS));

/** When guests get in, in milliseconds since the epoch; null: at once. */
export const opensAtSchema = z.number().int().positive().max(8.64e15).nullable();

/** Where a room stands in its life, as everybody in it may know. */
export const roomLifeSchema = z.object({
  state: roomStateSchema,
  opensAt: opensAtSchema,
  /** New guests wait until a host admits them. */
  waitingRoom: z.boolean(),
  editLocked: z.boolean(),
  runLocked: z.boolean(),
  afterEnd: afterEndSchema,
});
export type RoomLife = z.infer<typeof roomLifeSchema>;

/** Body of `PATCH /v1/rooms/:roomId`: what a host may set at any time. */
export const changeRoomSchema = z
  .object({
    title: roomTitleSchema.pipe(z.string().min(1, 'Type a title.')),
    candidate: candidateSchema,
    opensAt: opensAtSchema,
    waitingRoom: z.boolean(),
    editLocked: z.boolean(),
    runLocked: z.boolean(),
    afterEnd: afterEndSchema,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name what is to change.');
export type ChangeRoom = z.infer<typeof changeRoomSchema>;

/** Body of `POST /v1/rooms/:roomId/end`. */
export const endRoomSchema = z.object({ afterEnd: afterEndSchema.optional() });

/** Somebody of a room as its hosts see them. */
export const roomPersonSchema = personSchema.extend({
  standing: z.enum(['waiting', 'in', 'removed']),
  isHere: z.boolean(),
  joinedAt: z.number(),
});
export type RoomPerson = z.infer<typeof roomPersonSchema>;

/** Body of `POST /v1/rooms/:roomId/door`. */
export const openDoorSchema = z.object({ invite: z.string().min(1).max(64).optional() });

/** What somebody with an invite, or already in the room, may know before going in. */
export const roomDoorSchema = z.object({
  title: z.string(),
  language: languageSchema,
  life: roomLifeSchema,
  /** Names of the hosts. */
  hosts: z.array(z.string()),
  /** What the one who asks would be, or is, in it. */
  role: roleSchema,
});
export type RoomDoor = z.infer<typeof roomDoorSchema>;
