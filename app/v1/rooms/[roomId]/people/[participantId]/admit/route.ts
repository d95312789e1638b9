import { unwrap } from '#lib/kernel/fault.ts';
import { admitPerson } from '#lib/rooms/room-life.server.ts';
import { admitPersonEndpoint } from '../../../../../_api/rooms.ts';
import { hostOf } from '../../../../../_http/host.ts';
import { serveRoom } from '../../../../../_http/serve.ts';

export const POST = serveRoom(admitPersonEndpoint, async (access) =>
  unwrap(await admitPerson(access.db, access.room.roomId, access.params.participantId, hostOf(access))),
);
