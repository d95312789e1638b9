import { unwrap } from '#lib/kernel/fault.ts';
import { removePerson } from '#lib/rooms/room-life.server.ts';
import { removePersonEndpoint } from '../../../../_api/rooms.ts';
import { hostOf } from '../../../../_http/host.ts';
import { serveRoom } from '../../../../_http/serve.ts';

export const DELETE = serveRoom(removePersonEndpoint, async (access) =>
  unwrap(await removePerson(access.db, access.room.roomId, access.params.participantId, hostOf(access))),
);
