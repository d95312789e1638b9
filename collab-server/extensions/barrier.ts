import type { RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';
import type { RoomSocket } from '../room-socket.ts';

/**
 * Answers `barrier n` with `committed n` once every update of the room that arrived before it is committed (DUR1):
 * the only thing that lets a page say "Saved".
 */
export function barrier(): RoomExtension {
  const confirm = (n: number, socket: RoomSocket, room: LiveRoom) => {
    const settled = room.record.settled();
    // A fenced record never confirms; its sockets are closed, and the chain goes nowhere.
    settled.catch(() => {});
    socket.confirmations = socket.confirmations
      .then(() => settled)
      .then(
        () => socket.tellSoon({ type: 'committed', n }),
        () => {},
      );
  };

  return {
    extensionName: 'barrier',
    onFrame(frame, socket, room) {
      if (frame.kind === 'update' && frame.isAnswer && socket.isSynced && socket.heldBarrier !== undefined) {
        confirm(socket.heldBarrier, socket, room);
        socket.heldBarrier = undefined;
      }
      if (frame.kind !== 'message' || frame.message.type !== 'barrier') return undefined;
      // What a reader sends is dropped, so nothing of it can be confirmed.
      if (socket.readOnly !== null) return 'done';
      if (socket.isSynced) confirm(frame.message.n, socket, room);
      else socket.heldBarrier = frame.message.n;
      return 'done';
    },
  };
}
