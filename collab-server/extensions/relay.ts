import type { afterLoadDocumentPayload } from '@hocuspocus/server';
import { atNextBeat } from '../beat.ts';
import type { ChangeOrigin, Collab, FROM_PEER, RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';
import { change, presenceOf } from '../outgoing.ts';

interface Moves {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/** Passes on what people do in a room: edits at once, to all but their author; carets together, at the next beat. */
export function relay({ rooms }: Collab): RoomExtension {
  const follow = ({ roomId, document, awareness, sockets }: LiveRoom) => {
    document.on('update', (update: Uint8Array, origin: ChangeOrigin | typeof FROM_PEER) => {
      const author = origin.source === 'local' ? origin.context.socket : undefined;
      const frame = change(roomId, update);
      for (const socket of sockets) if (socket !== author) socket.send(frame);
    });

    const moved = new Set<number>();
    const tellMoves = () => {
      const frame = presenceOf(roomId, awareness, moved);
      moved.clear();
      for (const socket of sockets) socket.sendSoon(frame);
    };
    awareness.on('update', ({ added, updated, removed }: Moves) => {
      for (const clientId of [...added, ...updated, ...removed]) moved.add(clientId);
      atNextBeat(tellMoves);
    });
  };

  return {
    extensionName: 'relay',
    async afterLoadDocument({ document, documentName }: afterLoadDocumentPayload) {
      const room = rooms.get(documentName);
      if (room === undefined || room.document !== document) return;
      // Hocuspocus would send each change to its author, too, and each caret in a frame of its own.
      document.flushDelay = false;
      document.getConnections = () => [];
      follow(room);
    },
    onEnter(socket, { roomId, awareness }) {
      const here = awareness.getStates();
      if (here.size > 0) socket.send(presenceOf(roomId, awareness, here.keys()));
    },
  };
}
