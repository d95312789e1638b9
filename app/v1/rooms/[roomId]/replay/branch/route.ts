import { FaultError } from '#lib/kernel/fault.ts';
import type { CreatedRoom } from '#lib/protocol/rooms.ts';
import { codeAt } from '#lib/replay/code-at.server.ts';
import { ROOM_NOT_FOUND } from '#lib/rooms/can.ts';
import { createRoom } from '#lib/rooms/room-store.server.ts';
import { branchReplayEndpoint } from '../../../../_api/replay.ts';
import { accountThatMay } from '../../../../_http/account-access.ts';
import { editorUrl, inviteUrl, wsUrl } from '../../../../_http/addresses.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

export const POST = serveReplay(branchReplayEndpoint, async ({ request, db, room, body }) => {
  const owner = await accountThatMay(request.headers, 'create_room');
  const moment = await codeAt(db, room.roomId, body);
  if (moment === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const { roomId, guestInvite } = await createRoom(db, {
    owner,
    language: moment.language ?? room.language,
    template: room.template,
    title: `${room.title} (branch)`,
    code: moment.text,
  });
  const created: CreatedRoom = {
    roomId,
    editorUrl: editorUrl(roomId),
    wsUrl: wsUrl(),
    inviteUrl: inviteUrl(roomId, guestInvite),
  };
  return created;
});
