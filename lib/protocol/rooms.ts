import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { personNameSchema, personSchema, roleSchema } from './people.ts';
import { candidateSchema, opensAtSchema, roomLifeSchema, roomStateSchema, roomTitleSchema } from './room-life.ts';
import { runSummarySchema } from './runs.ts';

/** Body of `POST /v1/rooms`. `template` names a starter. */
export const createRoomSchema = z.object({
  language: languageSchema,
  template: z.string().max(40).optional(),
  title: roomTitleSchema.optional(),
  candidate: candidateSchema.optional(),
  opensAt: opensAtSchema.optional(),
  waitingRoom: z.boolean().optional(),
});
export type CreateRoom = z.infer<typeof createRoomSchema>;

/** Answer of `POST /v1/rooms`. Only `inviteUrl` grants access; the others need a member. */
export const createdRoomSchema = z.object({
  roomId: z.string(),
  editorUrl: z.string(),
  wsUrl: z.string(),
  inviteUrl: z.string(),
});
export type CreatedRoom = z.infer<typeof createdRoomSchema>;

/** Body of `POST /v1/rooms/:roomId/join`. A signed-in member needs neither. */
export const joinRoomSchema = z.object({
  invite: z.string().min(1).max(64).optional(),
  name: personNameSchema.optional(),
});
export type JoinRoom = z.infer<typeof joinRoomSchema>;

/** What the room page shows of a room to somebody in it. */
export const roomViewSchema = z.object({
  roomId: z.string(),
  title: z.string(),
  language: languageSchema,
  state: roomStateSchema,
  life: roomLifeSchema,
  you: personSchema,
  wsUrl: z.string(),
  runner: z.discriminatedUnion('available', [
    z.object({ available: z.literal(true), languages: z.array(languageSchema) }),
    z.object({ available: z.literal(false), reason: z.string() }),
  ]),
  runs: z.array(runSummarySchema),
});
export type RoomView = z.infer<typeof roomViewSchema>;

/** Body of `POST /v1/rooms/:roomId/invites`: a fresh link for one role. */
export const createInviteSchema = z.object({ role: roleSchema });
