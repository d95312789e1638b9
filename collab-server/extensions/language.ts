import { log } from '../../lib/kernel/log.server.ts';
import { documentLanguage, writeStarter } from '../../lib/protocol/code-document.ts';
import type { Language } from '../../lib/protocol/languages.ts';
import { setRoomLanguage } from '../../lib/rooms/room-store.server.ts';
import { type Collab, originOf, type RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

/**
 * Puts a room in another language. The server does it, in one transaction of the document, so that two who switch at
 * once cannot both put their starter code in; and code that anybody touched stays.
 */
export function language({ db, appender, clock }: Collab): RoomExtension {
  const change = (room: LiveRoom, to: Language, participantId: string) => {
    const from = documentLanguage(room.code);
    if (from === to) return;
    const starter = from !== undefined && room.isUntouched(from) ? room.starterIn(to) : undefined;
    writeStarter(room.code, { language: to, starter }, originOf(null));
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

  const remember = async (room: LiveRoom, to: Language) => {
    await room.record.settled();
    if (documentLanguage(room.code) === to) await setRoomLanguage(db, room.roomId, to);
  };

  return {
    extensionName: 'language',
    onFrame(frame, socket, room) {
      if (frame.kind !== 'message' || frame.message.type !== 'language') return undefined;
      if (socket.readOnly === null && socket.participantId !== undefined) {
        change(room, frame.message.language, socket.participantId);
      }
      return 'done';
    },
  };
}
