import { FaultError } from '#lib/kernel/fault.ts';
import { roomTape } from '#lib/replay/tapes.server.ts';
import { ROOM_NOT_FOUND } from '#lib/rooms/can.ts';
import { setGuestsMayReplay } from '#lib/rooms/replay-sharing.server.ts';
import { readTapeEndpoint, shareReplayEndpoint } from '../../../_api/replay.ts';
import { serveReplay } from '../../../_http/serve-replay.ts';

export const GET = serveReplay(readTapeEndpoint, async ({ request, db, room }) => {
  const kept = await roomTape(db, room.roomId, { isOver: room.state === 'ended' });
  if (kept === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const etag = `"${kept.epoch}-${kept.seq}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  // Compressed as content and not as encoding: Next and proxies do as they like with the latter.
  return new Response(kept.tape, { headers: { ...headers, 'content-type': 'application/gzip' } });
});

export const PATCH = serveReplay(shareReplayEndpoint, async ({ db, room, body }) => {
  await setGuestsMayReplay(db, room.roomId, body.guestsMayReplay);
});
