import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { MAX_BUNDLE_BYTES } from '#lib/protocol/limits.ts';
import { importSession } from '#lib/replay/bundle/bundles-store.server.ts';
import { readBundle } from '#lib/replay/bundle/read-bundle.ts';
import { refreshListing } from '#lib/rooms/room-listing.server.ts';
import { importBundleEndpoint } from '../_api/replay.ts';
import { replayUrl } from '../_http/addresses.ts';
import { readBytes } from '../_http/read-bytes.ts';
import { serveAccount } from '../_http/serve.ts';

export const POST = serveAccount(importBundleEndpoint, async ({ request, account }) => {
  const session = unwrap(readBundle(await readBytes(request, MAX_BUNDLE_BYTES)));
  const roomId = await importSession(database(), session, account, refreshListing);
  return { roomId, replayUrl: replayUrl(roomId) };
});
