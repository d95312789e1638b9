import { readPeople } from '#lib/replay/people-store.server.ts';
import { readStatements } from '#lib/replay/statements-store.server.ts';
import { can } from '#lib/rooms/can.ts';
import { readReplayContextEndpoint } from '../../../../_api/replay.ts';
import { countedAccount } from '../../../../_http/account-access.ts';
import { authoriseReplay } from '../../../../_http/replay-access.ts';
import { serveReplay } from '../../../../_http/serve-replay.ts';

export const GET = serveReplay(readReplayContextEndpoint, async ({ request, db, room, name }) => {
  const { roomId, title, language, state, guestsMayReplay } = room;
  const mayToo = (action: 'review' | 'share_replay' | 'notes') =>
    authoriseReplay(request, roomId, action).then(
      () => true,
      () => false,
    );
  const [people, statements, review, share, notes, account] = await Promise.all([
    readPeople(db, roomId),
    readStatements(db, roomId),
    mayToo('review'),
    mayToo('share_replay'),
    mayToo('notes'),
    countedAccount(request.headers),
  ]);
  const branch = account !== undefined && can({ kind: 'account', ...account }, 'create_room');
  return {
    roomId,
    title,
    language,
    state,
    guestsMayReplay,
    people,
    statements,
    you: name ?? null,
    may: { review, share, branch, notes },
  };
});
