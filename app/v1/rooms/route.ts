import { knock } from '#lib/accounts/doors.server.ts';
import { database } from '#lib/db/database.server.ts';
import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import { can } from '#lib/rooms/can.ts';
import { listRooms } from '#lib/rooms/list-rooms.server.ts';
import { createRoom } from '#lib/rooms/room-store.server.ts';
import { DEFAULT_STARTER, isStarterName, STARTERS } from '#lib/rooms/starters.ts';
import { createRoomEndpoint, listRoomsEndpoint } from '../_api/rooms.ts';
import { editorUrl, inviteUrl, wsUrl } from '../_http/addresses.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(listRoomsEndpoint, async ({ account, query }) => {
  const actor = { kind: 'account', ...account } as const;
  if (query.scope === 'all' && !can(actor, 'list_all_rooms')) {
    throw new FaultError({
      code: 'forbidden',
      message: 'Only admins see the rooms of the whole workspace.',
      field: 'scope',
    });
  }
  return listRooms(database(), actor, query);
});

export const POST = serveAccount(createRoomEndpoint, async ({ account, db, body }) => {
  unwrap(knock('create', account.accountId));
  const { template = DEFAULT_STARTER, title, ...room } = body;
  if (!isStarterName(template)) {
    throw new FaultError({
      code: 'bad_request',
      message: `template: there is no starter "${template}".`,
      action: `Use one of: ${Object.keys(STARTERS).join(', ')}.`,
      field: 'template',
    });
  }
  const { roomId, guestInvite } = await createRoom(db, {
    ...room,
    owner: account,
    template,
    title: title || `${LANGUAGE_FACTS[body.language].name} room`,
  });
  return {
    roomId,
    editorUrl: editorUrl(roomId),
    wsUrl: wsUrl(),
    inviteUrl: inviteUrl(roomId, guestInvite),
  };
});
