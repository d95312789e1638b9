import type { Document } from '@hocuspocus/server';
import { Awareness } from 'y-protocols/awareness';
import { type CodeDocument, createCodeDocument } from '../lib/protocol/code-document.ts';
import type { Language } from '../lib/protocol/languages.ts';
import type { Person } from '../lib/protocol/people.ts';
import type { ServerMessage } from '../lib/protocol/sync-messages.ts';
import { NO_QUESTIONS, type RoomStarters } from '../lib/questions/room-starters.server.ts';
import type { RoomRecord } from '../lib/record/room-record.ts';
import { SNAPSHOT_ROWS } from '../lib/record/snapshots.server.ts';
import { type StarterName, starterFor } from '../lib/rooms/starters.ts';
import type { PeerRow } from './fanout/peer-messages.ts';
import { RowOrder } from './fanout/row-order.ts';
import { told } from './outgoing.ts';

/** What a room needs to know of a socket in it. */
export interface RoomMember {
  readonly participantId: string | undefined;
  readonly person: Person | undefined;
  readonly isSynced: boolean;
  send(frame: Uint8Array): void;
  /** Sends along with whatever goes next, and within a beat. */
  sendSoon(frame: Uint8Array): void;
  tell(message: ServerMessage): void;
}

/** A room whose document is in this process's memory. */
export class LiveRoom {
  readonly roomId: string;
  readonly document: Document;
  readonly code: CodeDocument;
  /** Hocuspocus's own would run its hooks, and list everybody's states, for each caret that moves. */
  readonly awareness: Awareness;
  readonly record: RoomRecord;
  readonly template: StarterName;
  /** Sockets that were admitted and have not left. */
  readonly sockets = new Set<RoomMember>();
  /** Which socket speaks for each client id's presence. */
  readonly speakers = new Map<number, RoomMember>();
  /** On which other instance each client id is, whose presence was relayed here. */
  readonly elsewhere = new Map<number, string>();
  /** Which rows of the record the document holds. */
  readonly order: RowOrder<PeerRow>;
  /** Upper bound of the encoded document's size: what was loaded and all that came since. */
  encodedBytes: number;
  snapshotSeq: number;
  /** How many rows make it due for a snapshot: rooms that begin together are due at different times. */
  readonly snapshotRows = SNAPSHOT_ROWS * (0.5 + Math.random() / 2);
  /** The questions that were put into it. */
  questions: RoomStarters = NO_QUESTIONS;

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
    this.awareness = new Awareness(room.document);
    this.awareness.setLocalState(null);
    this.record = room.record;
    this.template = room.template;
    this.encodedBytes = room.encodedBytes;
    this.snapshotSeq = room.snapshotSeq;
    this.order = new RowOrder(room.record.seq);
  }

  /** Tells every socket of the room on this instance. */
  broadcast(message: ServerMessage): void {
    const frame = told(this.roomId, message);
    for (const socket of this.sockets) socket.send(frame);
  }

  /** What an untouched room holds in a language: its question's starter code, or that of its template. */
  starterIn(language: Language): string {
    const [newest] = this.questions.starters;
    return newest === undefined ? starterFor(this.template, language) : (newest[language] ?? '');
  }

  /** Whether its text is starter code as it was given, of its template or of any question it ever had. */
  isUntouched(language: Language): boolean {
    const text = this.code.code.toString();
    const { starters } = this.questions;
    return text === starterFor(this.template, language) || starters.some((starter) => starter[language] === text);
  }

  /** Whether a participant has another socket open here. */
  hasOther(participantId: string, than: RoomMember): boolean {
    for (const socket of this.sockets) {
      if (socket !== than && socket.person?.participantId === participantId) return true;
    }
    return false;
  }
}
