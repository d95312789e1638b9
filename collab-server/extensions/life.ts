import { log } from '../../lib/kernel/log.server.ts';
import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import type { ServerMessage } from '../../lib/protocol/sync-messages.ts';
import { listWaiting } from '../../lib/rooms/room-people.server.ts';
import { findRoom } from '../../lib/rooms/room-store.server.ts';
import type { Collab, RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

export interface LifeWatch {
  readonly extension: RoomExtension;
  onHint(hint: ChannelPayload<'access'>): void;
  /** Looks at every room: what was said while the channel was down is lost. */
  catchUp(): void;
}

/** Tells a room's pages where it stands in its life, and its hosts who waits to be let in. */
export function watchLife({ db, rooms }: Collab): LifeWatch {
  /** How often each room was read: only the newest reading is told. */
  const readings = new WeakMap<LiveRoom, number>();

  const tell = async (live: LiveRoom) => {
    const reading = (readings.get(live) ?? 0) + 1;
    readings.set(live, reading);
    const [room, waiting] = await Promise.all([findRoom(db, live.roomId), listWaiting(db, live.roomId)]);
    if (room === undefined || readings.get(live) !== reading) return;
    const message: ServerMessage = { type: 'life', title: room.title, life: room.life, waiting: [] };
    for (const socket of live.sockets) {
      socket.tell(socket.person?.role === 'host' ? { ...message, waiting } : message);
    }
  };
  const follow = (live: LiveRoom) => {
    tell(live).catch((error: unknown) => {
      // Access itself is decided elsewhere; a page that is not told shows what it knew.
      log.warn('a room could not be told how it stands', { roomId: live.roomId, error: String(error) });
    });
  };

  return {
    extension: { extensionName: 'life', onEnter: (_socket, live) => follow(live) },
    onHint: ({ roomId }) => {
      const live = rooms.get(roomId);
      if (live !== undefined) follow(live);
    },
    catchUp: () => {
      for (const live of rooms.values()) follow(live);
    },
  };
}
