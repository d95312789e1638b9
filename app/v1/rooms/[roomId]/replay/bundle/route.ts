import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FaultError } from '#lib/kernel/fault.ts';
import { gatherSession } from '#lib/replay/bundle/bundles-store.server.ts';
import { writeBundle } from '#lib/replay/bundle/write-bundle.ts';
import { roomTape } from '#lib/replay/tapes.server.ts';
import { ROOM_NOT_FOUND } from '#lib/rooms/can.ts';
import { viewerPage } from '../../../../../replay/_server/viewer-page.server.ts';
import { exportBundleEndpoint } from '../../../../_api/replay.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

const decompress = promisify(gunzip);

export const GET = serveReplay(exportBundleEndpoint, async ({ db, room }) => {
  const { roomId, title, language, state } = room;
  const [session, kept] = await Promise.all([
    gatherSession(db, roomId),
    roomTape(db, roomId, { isOver: state === 'ended' }),
  ]);
  if (session === undefined || kept === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const { people, statements, runs, comments } = session;
  const viewerHtml = await viewerPage({
    // Nobody does anything in a file: it shows all it holds.
    context: {
      roomId,
      title,
      language,
      state,
      people: [...people],
      statements: [...statements],
      you: null,
      may: { review: true, share: false, branch: false, notes: false },
      guestsMayReplay: false,
    },
    tape: (await decompress(kept.tape)).toString('base64'),
    runs: [...runs],
    comments: [...comments],
  });
  const name = `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'session'}.pairpad.zip`;
  return new Response(writeBundle({ ...session, viewerHtml }, Date.now()), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });
});
