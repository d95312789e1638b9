import { database } from '#lib/db/database.server.ts';
import { manageRooms } from '#lib/rooms/manage-rooms.server.ts';
import { bulkRoomsEndpoint } from '../../_api/rooms.ts';
import { serveAccount } from '../../_http/serve.ts';

export const POST = serveAccount(bulkRoomsEndpoint, ({ account, body: { action, roomIds } }) =>
  manageRooms(database(), { kind: 'account', ...account }, action, roomIds),
);
