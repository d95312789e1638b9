import type { Document } from '@hocuspocus/server';
import { type CodeDocument, createCodeDocument } from '../lib/protocol/code-document.ts';
import { encodeMessage, type ServerMessage } from '../lib/protocol/sync-messages.ts';
import type { RoomRecord } from '../lib/record/room-record.ts';
import type { StarterName } from '../lib/rooms/starters.ts';
import type { RoomSocket } from './room-socket.ts';

/** A room whose document is in this process's memory. */
export class LiveRoom {
  readonly roomId: string;
  readonly document: Document;
  readonly code: CodeDocument;
  readonly record: RoomRecord;
  readonly template: StarterName;
  /** Sockets that were admitted and have not left. */
  readonly sockets = new Set<RoomSocket>();
  /** Which socket speaks for each client id's presence. */
  readonly speakers = new Map<number, RoomSocket>();
  /** Upper bound of the encoded document's size: what was loaded and all that came since. */
  encodedBytes: number;
  snapshotSeq: number;

  constructor(room: {
    readonly roomId: string;
    readonly document: Document;
    readonly record: RoomRecord;
    readonly template: StarterName;
    readonly encodedBytes: number;
    readonly snapshotSeq: number;
  }) {
    this.roomId = room.roomId;
    this.document = room.document;
    this.code = createCodeDocument(room.document);
    this.record = room.record;
    this.template = room.template;
    this.encodedBytes = room.encodedBytes;
    this.snapshotSeq = room.snapshotSeq;
  }

  /** Tells every socket of the room on this instance. */
  broadcast(message: ServerMessage): void {
    // Each instance reads and relays for its own sockets, so the message must not travel between instances.
    this.document.relayStateless(encodeMessage(message));
  }

  /** Whether a participant has another socket open here. */
  hasOther(participantId: string, than: RoomSocket): boolean {
    for (const socket of this.sockets) {
      if (socket !== than && socket.person?.participantId === participantId) return true;
    }
    return false;
  }
}
