import * as Y from 'yjs';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { isWhole } from '../../lib/record/fold.ts';
import { type Collab, isCurrent, originOf, type RoomExtension } from '../extension.ts';
import { syncAnswer, syncQuestion } from '../outgoing.ts';

/**
 * Exchanges the document with the browser and applies what the guard let through, at once: what Hocuspocus does in
 * a queue of promises. Its SyncStatus is not sent, since it says nothing that a crash could not take back.
 */
export function sync(collab: Collab): RoomExtension {
  return {
    extensionName: 'sync',
    onFrame(frame, socket, room) {
      const { document, roomId } = room;
      if (!isCurrent(collab, document)) {
        socket.close(CLOSE_CODES.recordUnavailable, 'the room was put away');
        return 'done';
      }
      if (frame.kind === 'sync_request') {
        const answer = answerTo(frame.stateVector, roomId, document);
        if (answer === undefined) {
          socket.close(CLOSE_CODES.badMessage, 'not a state vector');
          return 'done';
        }
        socket.send(answer);
        socket.send(syncQuestion(roomId, document));
        return 'done';
      }
      if (frame.kind !== 'update') return undefined;
      Y.applyUpdate(document, frame.update, originOf(socket, frame.claimedAt ?? null));
      if (!isWhole(document)) {
        // Only structs that wait for each other get past the guard; dropped, they harm nobody else.
        document.store.pendingStructs = null;
        document.store.pendingDs = null;
        socket.close(CLOSE_CODES.badMessage, 'it builds on itself');
        return 'done';
      }
      // Not `done`: the barrier waits for this answer.
      if (frame.isAnswer) socket.isSynced = true;
      return undefined;
    },
  };
}

function answerTo(stateVector: Uint8Array, roomId: string, doc: Y.Doc): Uint8Array | undefined {
  try {
    return syncAnswer(roomId, doc, stateVector);
  } catch {
    return undefined;
  }
}
