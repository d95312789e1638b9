import * as Y from 'yjs';
import { log } from '../../lib/kernel/log.server.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { MAX_DOCUMENT_BYTES } from '../../lib/protocol/limits.ts';
import type { RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';
import { syncQuestion } from '../outgoing.ts';
import type { RoomSocket } from '../room-socket.ts';
import { type Inspection, inspectUpdate } from '../update-inspection.ts';

/** An honest page answers the first question in full; one that still has gaps is broken or means harm. */
const MAX_GAPS = 3;

/** What another instance has committed is here by then; one that died is known to be dead after some tries. */
const ASK_AGAIN_MS = 500;

/** Keeps from the document what may not go in: read-only sockets, gaps, foreign content, another's name, too much. */
export function guard(): RoomExtension {
  const refuse = (socket: RoomSocket, code: number, reason: string) => {
    log.warn('an update was refused', { roomId: socket.roomId, participantId: socket.participantId, reason });
    socket.close(code, reason);
    return 'done' as const;
  };

  const askAgain = (socket: RoomSocket, room: LiveRoom) => {
    socket.gaps += 1;
    if (socket.gaps > MAX_GAPS) return refuse(socket, CLOSE_CODES.badMessage, 'it builds on what was never sent');
    socket.isSynced = false;
    socket.send(syncQuestion(room.roomId, room.document));
    return 'done' as const;
  };

  const askLater = (socket: RoomSocket, room: LiveRoom) => {
    socket.isSynced = false;
    setTimeout(() => socket.send(syncQuestion(room.roomId, room.document)), ASK_AGAIN_MS);
    return 'done' as const;
  };

  return {
    extensionName: 'guard',
    onFrame(frame, socket, room) {
      if (frame.kind !== 'update') return undefined;
      if (socket.readOnly !== null) return 'done';
      const inspection = inspect(room.document, frame.update);
      if (inspection === undefined) return refuse(socket, CLOSE_CODES.badMessage, 'not an update');
      if (inspection.kind === 'foreign') return refuse(socket, CLOSE_CODES.badMessage, inspection.reason);
      if (inspection.kind === 'gap') {
        // Before the first answer gaps are to be expected: the answer brings what is missing, and this update.
        return frame.isAnswer || socket.isSynced ? askAgain(socket, room) : 'done';
      }
      if (frame.isAnswer && inspection.authors.some((clientId) => isElsewhere(socket, room, clientId))) {
        return askLater(socket, room);
      }
      if (inspection.authors.some((clientId) => !mayCarry(socket, room, clientId, frame.isAnswer))) {
        // From an earlier visit under another name: the answer that follows brings it as relayed text.
        if (frame.claimedAt !== undefined && !socket.isSynced) return 'done';
        return refuse(socket, CLOSE_CODES.badMessage, "text under another's client id");
      }
      return outgrows(room, frame.update) ? refuse(socket, CLOSE_CODES.tooLarge, 'the document is full') : undefined;
    },
  };
}

function inspect(doc: Y.Doc, update: Uint8Array): Inspection | undefined {
  try {
    return inspectUpdate(doc, update);
  } catch {
    return undefined;
  }
}

/**
 * Whether a socket may bring text of a client id. Another's text comes honestly only in an answer, where this process
 * lost what it had relayed, and only until its author is here and has sent it all; later it would take the place of
 * what the author types.
 */
function mayCarry(socket: RoomSocket, room: LiveRoom, clientId: number, isAnswer: boolean): boolean {
  if (clientId === room.document.clientID) return false;
  const { owners, claims } = room.record;
  const owner = owners.has(clientId) ? owners.get(clientId) : claims.get(clientId);
  if (owner === undefined || owner === socket.participantId) return true;
  return isAnswer && room.speakers.get(clientId)?.isSynced !== true;
}

/**
 * Whether text is of somebody who is on another instance. It comes from there as soon as it is saved, and only where
 * that instance died may others bring it.
 */
function isElsewhere(socket: RoomSocket, room: LiveRoom, clientId: number): boolean {
  return room.elsewhere.has(clientId) && room.record.owners.get(clientId) !== socket.participantId;
}

function outgrows(room: LiveRoom, update: Uint8Array): boolean {
  if (room.encodedBytes + update.byteLength <= MAX_DOCUMENT_BYTES) return false;
  room.encodedBytes = Y.encodeStateAsUpdate(room.document).byteLength;
  return room.encodedBytes + update.byteLength > MAX_DOCUMENT_BYTES;
}
