import { database } from '#lib/db/database.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import { type CreatedRoom, createRoomSchema } from '#lib/protocol/rooms.ts';
import { createRoom, listRooms } from '#lib/rooms/room-store.server.ts';
import { DEFAULT_STARTER, isStarterName, STARTERS } from '#lib/rooms/starters.ts';
import { accountThatMay } from '../_http/account-access.ts';
import { editorUrl, inviteUrl, wsUrl } from '../_http/addresses.ts';
import { readJson } from '../_http/read-json.ts';
import { route } from '../_http/route.ts';

export const GET = route(async (request) => {
  const account = await accountThatMay(request.headers, 'list_rooms');
  return Response.json({ rooms: await listRooms(database(), account.accountId) });
});

export const POST = route(async (request) => {
  const account = await accountThatMay(request.headers, 'create_room');
  const { language, template = DEFAULT_STARTER, title } = await readJson(request, createRoomSchema);
  if (!isStarterName(template)) {
    throw new FaultError({
      code: 'bad_request',
      message: `template: there is no starter "${template}".`,
      action: `Use one of: ${Object.keys(STARTERS).join(', ')}.`,
      field: 'template',
    });
  }
  const { roomId, guestInvite } = await createRoom(database(), {
    owner: account,
    language,
    template,
    title: title || `${LANGUAGE_FACTS[language].name} room`,
  });
  const created: CreatedRoom = {
    roomId,
    editorUrl: editorUrl(roomId),
    wsUrl: wsUrl(),
    inviteUrl: inviteUrl(roomId, guestInvite),
  };
  return Response.json(created, { status: 201 });
});
