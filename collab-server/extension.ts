import type { Document, Extension, Hocuspocus } from '@hocuspocus/server';
import type { Database } from '../lib/db/client.server.ts';
import type { Pool } from '../lib/db/pool.server.ts';
import type { Clock } from '../lib/kernel/clock.ts';
import type { Appender } from '../lib/record/appender.server.ts';
import type { PendingRow } from '../lib/record/pending-row.ts';
import type { RoomRecord } from '../lib/record/room-record.ts';
import type { SnapshotTaker } from '../lib/record/snapshot-taker.server.ts';
import type { Frame } from './frames.ts';
import type { LiveRoom, RoomMember } from './live-room.ts';
import type { RoomSocket } from './room-socket.ts';

/** What Hocuspocus carries along with each connection. */
export interface SocketContext {
  readonly socket: RoomSocket;
}

/** What the extensions share. */
export interface Collab {
  readonly db: Database;
  readonly pool: Pool;
  readonly instanceId: string;
  readonly clock: Clock;
  readonly ticketSecret: string;
  readonly appender: Appender;
  readonly snapshots: SnapshotTaker;
  readonly hocuspocus: Hocuspocus<SocketContext>;
  /** Every socket that is open, admitted or not. */
  readonly sockets: Set<RoomSocket>;
  /** Rooms that are loaded, by id. */
  readonly rooms: Map<string, LiveRoom>;
  /** Set where there may be other instances. */
  peers?: Peers;
}

/**
 * One concern of the sync process. Beside Hocuspocus's hooks, which are asynchronous, it may take part in what must
 * happen at once and in order: a frame's handling, a socket's entering and leaving.
 */
export interface RoomExtension extends Extension<SocketContext> {
  readonly extensionName: string;
  /** `done` ends the frame's way through the list. */
  onFrame?(frame: Frame, socket: RoomSocket, room: LiveRoom): 'done' | undefined;
  onEnter?(socket: RoomSocket, room: LiveRoom): void;
  onLeave?(socket: RoomSocket, room: LiveRoom): void;
  /** Any socket's end, whether it had entered or not; after `onLeave`. */
  onGone?(socket: RoomSocket): void;
}

/** The other instances of this installation, as far as this one hears of them. */
export interface Peers {
  readonly extension: RoomExtension;
  /** Other instances cannot be reached. */
  readonly isDegraded: boolean;
  /** Tells the others what was committed here; never earlier, or it could be lost with this process. */
  committed(record: RoomRecord, seq: number, rows: readonly PendingRow[]): void;
  /** Applies every row of a room that is committed by now. */
  catchUp(room: LiveRoom): Promise<void>;
  close(): Promise<void>;
}

/** The origin of changes that a browser, or (null) this process, makes to a document. */
export interface ChangeOrigin {
  /** Hocuspocus's word for "not from its own message handling", which spares its store hooks. */
  readonly source: 'local';
  readonly skipStoreHooks: true;
  readonly context: {
    readonly participantId: string | null;
    readonly claimedAt: number | null;
    /** Where it came from: it has the change already. */
    readonly socket: RoomMember | undefined;
  };
}

export function originOf(socket: RoomMember | undefined, claimedAt: number | null = null): ChangeOrigin {
  const participantId = socket?.participantId ?? null;
  return { source: 'local', skipStoreHooks: true, context: { participantId, claimedAt, socket } };
}

/** The origin of changes that another instance has committed: they are in the record already. */
export const FROM_PEER = { source: 'redis' } as const;

/** A room's document as Hocuspocus has it, if it is the one that is in use. */
export function isCurrent({ hocuspocus }: Collab, document: Document): boolean {
  return hocuspocus.documents.get(document.name) === document && !document.isDestroyed;
}
