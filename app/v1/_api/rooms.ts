import { z } from 'zod';
import { roleSchema } from '#lib/protocol/people.ts';
import {
  changeRoomSchema,
  endRoomSchema,
  openDoorSchema,
  roomDoorSchema,
  roomPersonSchema,
} from '#lib/protocol/room-life.ts';
import { bulkDoneSchema, bulkRoomsSchema, listRoomsSchema, roomListSchema } from '#lib/protocol/room-list.ts';
import {
  createdRoomSchema,
  createInviteSchema,
  createRoomSchema,
  joinRoomSchema,
  roomViewSchema,
} from '#lib/protocol/rooms.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Rooms';

export const listRoomsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms',
  group,
  summary: "Lists rooms, one page at a time: the account's own, or for admins those of the whole workspace.",
  may: 'list_rooms',
  query: listRoomsSchema,
  status: 200,
  answer: roomListSchema,
});

export const bulkRoomsEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/bulk',
  group,
  summary: 'Ends, archives, keeps, deletes or restores many rooms; each is done or refused by itself.',
  may: 'list_rooms',
  body: bulkRoomsSchema,
  status: 200,
  answer: bulkDoneSchema,
});

export const createRoomEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms',
  group,
  summary: 'Makes a room, with a link for its guest.',
  may: 'create_room',
  body: createRoomSchema,
  status: 201,
  answer: createdRoomSchema,
  isIdempotent: true,
});

export const readRoomEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}',
  group,
  summary: 'Reads a room one is in.',
  may: 'read',
  status: 200,
  answer: roomViewSchema,
});

export const changeRoomEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/rooms/{roomId}',
  group,
  summary: 'Changes the title, the opening, the waiting room, the locks and what guests may do after the end.',
  may: 'control',
  body: changeRoomSchema,
  status: 204,
});

export const openDoorEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/door',
  group,
  summary: 'Says what somebody with an invite may know before going in.',
  may: 'anybody',
  body: openDoorSchema,
  status: 200,
  answer: roomDoorSchema,
});

export const joinRoomEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/join',
  group,
  summary: 'Goes into a room, by an invite and a name or as who one is in it already.',
  may: 'anybody',
  body: joinRoomSchema,
  status: 200,
  answer: roomViewSchema,
});

export const ticketEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/ticket',
  group,
  summary: 'Gives a ticket that opens the sync socket, once, within a minute.',
  may: 'connect',
  status: 200,
  answer: z.object({ ticket: z.string(), wsUrl: z.string() }),
});

export const inviteEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/invites',
  group,
  summary: 'Gives the link of the room for a role.',
  may: 'invite',
  body: createInviteSchema,
  status: 200,
  answer: z.object({ role: roleSchema, inviteUrl: z.string() }),
});

export const endRoomEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/end',
  group,
  summary: 'Ends a room; guests go on reading or leave.',
  may: 'end',
  body: endRoomSchema,
  status: 204,
});

export const reopenRoomEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/reopen',
  group,
  summary: 'Opens an ended room again.',
  may: 'reopen',
  status: 204,
});

export const listRoomPeopleEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/people',
  group,
  summary: 'Lists everybody who joined the room: who waits, who is in it, who was taken out.',
  may: 'control',
  status: 200,
  answer: z.object({ people: z.array(roomPersonSchema) }),
});

export const admitPersonEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/people/{participantId}/admit',
  group,
  summary: 'Lets somebody out of the waiting room and into the room.',
  may: 'control',
  status: 204,
});

export const removePersonEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/rooms/{roomId}/people/{participantId}',
  group,
  summary: 'Takes a person out of the room for good; the links of their role stop working.',
  may: 'control',
  status: 204,
});
