import type {
  afterLoadDocumentPayload,
  afterUnloadDocumentPayload,
  beforeUnloadDocumentPayload,
  Document,
  onLoadDocumentPayload,
} from '@hocuspocus/server';
import * as Y from 'yjs';
import { log } from '../../lib/kernel/log.server.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { findRoomStarters } from '../../lib/questions/room-starters.server.ts';
import { loadRecord } from '../../lib/record/loader.server.ts';
import type { RoomRecord } from '../../lib/record/room-record.ts';
import { SNAPSHOT_ROWS_AT_UNLOAD } from '../../lib/record/snapshots.server.ts';
import { findRoom } from '../../lib/rooms/room-store.server.ts';
import {
  type ChangeOrigin,
  type Collab,
  type FROM_PEER,
  isCurrent,
  type RoomExtension,
  type SocketContext,
} from '../extension.ts';
import { LiveRoom } from '../live-room.ts';
import { RefusedError } from '../refusal.ts';
import { putStarterOnLoad } from './question.ts';

/** Loads rooms from the record, appends every change to it, and keeps a room in memory until its changes are saved. */
export function record(collab: Collab): RoomExtension {
  const { appender, clock, pool, db, rooms, sockets } = collab;

  const load = async (roomId: string, document: Document): Promise<LiveRoom> => {
    const room = await findRoom(db, roomId);
    if (room === undefined) throw new Error('no such room');
    const questions = await findRoomStarters(db, roomId);
    const loaded = await loadRecord(pool, roomId, document, 'record');
    const live = new LiveRoom({
      roomId,
      document,
      record: appender.open(roomId, loaded),
      template: room.template,
      encodedBytes: Y.encodeStateAsUpdate(document).byteLength,
      snapshotSeq: loaded.snapshotSeq,
    });
    live.questions = questions;
    return live;
  };

  const follow = (room: LiveRoom) => {
    room.document.on('update', (update: Uint8Array, origin: ChangeOrigin | typeof FROM_PEER) => {
      room.encodedBytes += update.byteLength;
      if (origin.source === 'redis') return;
      appender.append(room.record, {
        at: clock(),
        claimedAt: origin.context.claimedAt,
        participantId: origin.context.participantId,
        content: { kind: 'update', update, clientIds: [...Y.parseUpdateMeta(update).to.keys()] },
      });
    });
  };

  return {
    extensionName: 'record',
    async onLoadDocument({ document, documentName }: onLoadDocumentPayload<SocketContext>) {
      try {
        const room = await load(documentName, document);
        // Nothing may come between loading and following: an edit would go unrecorded.
        follow(room);
        rooms.set(documentName, room);
        putStarterOnLoad(collab, room);
      } catch (error) {
        log.error('a room cannot be loaded and stays shut', { roomId: documentName, error: String(error) });
        for (const socket of sockets) {
          if (socket.roomId === documentName) socket.close(CLOSE_CODES.recordUnavailable, 'the room cannot be loaded');
        }
        throw new RefusedError();
      }
    },
    async afterLoadDocument({ document }: afterLoadDocumentPayload<SocketContext>) {
      // Hocuspocus would tell its own hooks of each change, with headers and parameters made anew; none of ours listens.
      document.onUpdate(() => {});
    },
    async beforeUnloadDocument({ document, documentName }: beforeUnloadDocumentPayload) {
      // Hocuspocus unloads by name: for a document that was replaced it would take the wrong one away.
      if (!isCurrent(collab, document)) throw new RefusedError();
      const room = rooms.get(documentName);
      if (room === undefined || room.record.fenced) return;
      // Until it is saved the document stays; whoever comes back meanwhile finds it.
      await room.record.settled();
    },
    async afterUnloadDocument({ documentName }: afterUnloadDocumentPayload) {
      const room = rooms.get(documentName);
      if (room === undefined || !room.document.isDestroyed) return;
      rooms.delete(documentName);
      if (room.record.seq - room.snapshotSeq < SNAPSHOT_ROWS_AT_UNLOAD) return;
      await snapshot(collab, room);
    },
  };
}

/** Takes a snapshot of a room whose record has grown enough since the last one. */
export function snapshotWhenDue(collab: Collab, { roomId, seq }: RoomRecord): void {
  const room = collab.rooms.get(roomId);
  if (room !== undefined && seq - room.snapshotSeq >= room.snapshotRows) void snapshot(collab, room);
}

async function snapshot({ snapshots }: Collab, room: LiveRoom): Promise<void> {
  // Claimed at once, so that the commits meanwhile do not each begin another; after a failure, as many rows later.
  room.snapshotSeq = room.record.seq;
  try {
    const seq = await snapshots.take(room.roomId);
    if (seq !== undefined) room.snapshotSeq = seq;
  } catch (error) {
    log.warn('a snapshot was not taken', { roomId: room.roomId, error: String(error) });
  }
}

/** Drops a room whose record cannot be written: its pages keep what is unsaved and bring it when they come back. */
export function dropRoom({ rooms, sockets, hocuspocus }: Collab, fenced: RoomRecord): void {
  const room = rooms.get(fenced.roomId);
  if (room?.record !== fenced) return;
  rooms.delete(fenced.roomId);
  hocuspocus.documents.delete(fenced.roomId);
  for (const socket of sockets) {
    if (socket.room === room) socket.close(CLOSE_CODES.recordUnavailable, 'the room cannot be saved');
  }
  room.document.destroy();
}
