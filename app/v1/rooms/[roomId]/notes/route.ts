import { notesText } from '#lib/rooms/notes-store.server.ts';
import { readNotesEndpoint } from '../../../_api/notes.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const GET = serveRoom(readNotesEndpoint, async ({ db, room }) => ({ text: await notesText(db, room.roomId) }));
