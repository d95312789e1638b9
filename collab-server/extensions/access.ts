import { type Listener, listen } from '../../lib/db/channel.server.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { standingOf } from '../../lib/rooms/admission.server.ts';
import type { Collab } from '../extension.ts';
import type { RoomSocket } from '../room-socket.ts';

/**
 * Follows changes of access and closes the sockets concerned (ACC2); reconnecting decides anew. After the channel was
 * down every socket is looked at, since what was said meanwhile is lost.
 */
export async function watchAccess(collab: Collab): Promise<Listener> {
  const { db, sockets } = collab;

  const recheck = async (socket: RoomSocket) => {
    if (!socket.isAdmitted) {
      socket.accessTouched = true;
      return;
    }
    try {
      const verdict = await standsAsBefore(socket);
      if (verdict !== undefined) socket.close(verdict, 'access changed');
    } catch {
      // Who cannot be decided about may not stay; the page tries again, and is decided about then.
      socket.close(CLOSE_CODES.recordUnavailable, 'access cannot be decided at the moment');
    }
  };

  /** The code to close with, or undefined where nothing changed for this socket. */
  const standsAsBefore = async ({ roomId, participantId, person, readOnly }: RoomSocket) => {
    if (roomId === undefined || participantId === undefined) return undefined;
    const standing = await standingOf(db, roomId, participantId);
    if (!standing.ok) return CLOSE_CODES.accessRevoked;
    const now = standing.value;
    const sameRight = now.readOnly === (readOnly === 'room_full' ? null : readOnly);
    const samePerson = now.person.role === person?.role && now.person.name === person.name;
    return sameRight && samePerson ? undefined : CLOSE_CODES.accessChanged;
  };

  const recheckWhere = (concerns: (socket: RoomSocket) => boolean) => {
    for (const socket of [...sockets]) if (concerns(socket)) void recheck(socket);
  };

  return listen(
    collab.databaseUrl,
    {
      access: ({ roomId, participantId }) =>
        recheckWhere(
          (socket) => socket.roomId === roomId && (participantId === null || socket.participantId === participantId),
        ),
    },
    () => recheckWhere(() => true),
  );
}
