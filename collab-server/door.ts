import type { connectedPayload } from '@hocuspocus/server';
import { log } from '../lib/kernel/log.server.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { type Collab, isCurrent, type RoomExtension, type SocketContext } from './extension.ts';
import { dropRoom } from './extensions/record.ts';
import type { SocketHandlers } from './room-socket.ts';

/** Where Hocuspocus's admission ends and the extensions' own hooks begin: a socket enters its loaded room. */
export function door(collab: Collab, extensions: readonly RoomExtension[]): RoomExtension {
  return {
    extensionName: 'door',
    async connected({ context: { socket }, connection, documentName }: connectedPayload<SocketContext>) {
      const room = collab.rooms.get(documentName);
      if (socket.isClosed) return;
      if (room === undefined || room.document !== connection.document || !isCurrent(collab, room.document)) {
        // It was put away between loading and entering; the page comes back and it is loaded again.
        socket.close(CLOSE_CODES.recordUnavailable, 'the room was put away');
        return;
      }
      if (socket.epoch !== undefined && socket.epoch !== room.record.epoch) {
        // What it holds was purged, and must not come back with it.
        socket.close(CLOSE_CODES.recordBegunAnew, 'the record was begun anew');
        return;
      }
      socket.enter(connection, room);
      room.sockets.add(socket);
      for (const extension of extensions) extension.onEnter?.(socket, room);
      socket.drain();
    },
  };
}

/** Leads each socket's frames and its end through the extensions, in their order. */
export function socketHandlers(collab: Collab, extensions: readonly RoomExtension[]): SocketHandlers {
  return {
    onFrame(frame, socket, room) {
      if (frame.kind === 'leave') return socket.close(1000, 'left');
      try {
        for (const extension of extensions) {
          if (socket.isClosed || extension.onFrame?.(frame, socket, room) === 'done') return;
        }
      } catch (error) {
        // A bug, and the document may be half changed: what is in memory cannot be trusted, what is stored can.
        log.error('a frame broke its room', { roomId: room.roomId, kind: frame.kind, error });
        room.record.close('a frame broke it', error);
        dropRoom(collab, room.record);
      }
    },
    onClose(socket) {
      collab.sockets.delete(socket);
      const { room } = socket;
      if (room?.sockets.delete(socket) === true) {
        for (const extension of extensions) extension.onLeave?.(socket, room);
      }
      for (const extension of extensions) extension.onGone?.(socket);
    },
  };
}
