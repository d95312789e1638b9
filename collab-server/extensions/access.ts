import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { standingOf } from '../../lib/rooms/admission.server.ts';
import { hasPlaceFor } from '../../lib/rooms/seats.server.ts';
import type { Collab } from '../extension.ts';
import type { RoomSocket } from '../room-socket.ts';

export interface AccessWatch {
  onHint(hint: ChannelPayload<'access'>): void;
  /** Looks at every socket: what was said while the channel was down is lost. */
  recheckAll(): void;
}

/** Closes the sockets whose access changed (ACC2); reconnecting decides anew. */
export function watchAccess({ db, sockets }: Collab): AccessWatch {
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
    if (!standing.ok) {
      return standing.fault.code === 'room_ended' ? CLOSE_CODES.roomEnded : CLOSE_CODES.accessRevoked;
    }
    const now = standing.value;
    const sameRight = now.readOnly === (readOnly === 'room_full' ? null : readOnly);
    if (readOnly === 'room_full' && now.readOnly === null && (await hasPlaceFor(db, roomId, participantId))) {
      return CLOSE_CODES.accessChanged;
    }
    const samePerson = now.person.role === person?.role && now.person.name === person.name;
    return sameRight && samePerson ? undefined : CLOSE_CODES.accessChanged;
  };

  const recheckWhere = (concerns: (socket: RoomSocket) => boolean, renew = false) => {
    for (const socket of [...sockets]) {
      if (!concerns(socket)) continue;
      if (renew) socket.close(CLOSE_CODES.accessChanged, 'access is decided anew');
      else void recheck(socket);
    }
  };

  return {
    onHint: ({ roomId, participantId, renew }) =>
      recheckWhere(
        (socket) => socket.roomId === roomId && (participantId === null || socket.participantId === participantId),
        renew,
      ),
    recheckAll: () => recheckWhere(() => true),
  };
}
