import { log } from '../../lib/kernel/log.server.ts';
import { documentLanguage, writeStarter } from '../../lib/protocol/code-document.ts';
import type { Language } from '../../lib/protocol/languages.ts';
import { inTurn } from '../../lib/record/turns.server.ts';
import { setRoomLanguage } from '../../lib/rooms/room-store.server.ts';
import { type Collab, isCurrent, originOf, type Peers, type RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

/**
 * Puts a room in another language. The server does it, in one transaction of the document, so that two who switch at
 * once cannot both put their starter code in; and code that anybody touched stays.
 */
export function language(collab: Collab): RoomExtension {
  const { db, appender, clock, pool } = collab;
  let turn = Promise.resolve();

  const change = (room: LiveRoom, to: Language, participantId: string) => {
    const from = documentLanguage(room.code);
    if (from === to) return;
    const starter = from !== undefined && room.isUntouched(from) ? room.starterIn(to) : undefined;
    writeStarter(room.code, { language: to, starter }, originOf(undefined));
    appender.append(room.record, {
      at: clock(),
      claimedAt: null,
      participantId,
      content: { kind: 'event', event: { type: 'language_changed', language: to, participantId } },
    });
    remember(room, to).catch((error: unknown) =>
      log.warn("a room's language was not noted in the list", { roomId: room.roomId, error: String(error) }),
    );
  };

  /** The same where other instances may be switching, too: each sees what the one before it did. */
  const changeInTurn = async (peers: Peers, room: LiveRoom, to: Language, participantId: string) =>
    inTurn(pool, `language of ${room.roomId}`, async () => {
      await peers.catchUp(room);
      if (!isCurrent(collab, room.document)) return;
      change(room, to, participantId);
      await room.record.settled();
    });

  const remember = async (room: LiveRoom, to: Language) => {
    await room.record.settled();
    if (documentLanguage(room.code) === to) await setRoomLanguage(db, room.roomId, to);
  };

  return {
    extensionName: 'language',
    onFrame(frame, socket, room) {
      if (frame.kind !== 'message' || frame.message.type !== 'language') return undefined;
      const { participantId } = socket;
      if (socket.readOnly !== null || participantId === undefined) return 'done';
      const { peers } = collab;
      const to = frame.message.language;
      if (peers === undefined) change(room, to, participantId);
      else {
        turn = turn
          .then(() => changeInTurn(peers, room, to, participantId))
          .catch((error: unknown) =>
            log.warn('a room was not put in another language', { roomId: room.roomId, error: String(error) }),
          );
      }
      return 'done';
    },
  };
}
