import { FaultError } from '#lib/kernel/fault.ts';
import { currentMoment } from '#lib/rooms/notes-store.server.ts';
import { stampEndpoint } from '../../../../_api/notes.ts';
import { serveRoom } from '../../../../_http/serve.ts';

export const POST = serveRoom(stampEndpoint, async ({ db, room }) => {
  const moment = await currentMoment(db, room.roomId);
  if (moment === undefined) {
    throw new FaultError({ code: 'not_found', message: 'The record of this room was removed; its time is over.' });
  }
  return moment;
});
