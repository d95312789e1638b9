import type { Socket } from 'node:net';
import type { Connection, Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import type { Clock } from '../lib/kernel/clock.ts';
import { newId } from '../lib/kernel/ids.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import {
  MAX_FRAME_BYTES,
  MAX_FRAMES_BEFORE_ADMISSION,
  MAX_MESSAGES_PER_SECOND,
  MAX_UNREAD_BYTES,
  MESSAGE_BURST,
} from '../lib/protocol/limits.ts';
import type { Person } from '../lib/protocol/people.ts';
import type { ReadOnlyReason, ServerMessage } from '../lib/protocol/sync-messages.ts';
import type { TimedEdit } from '../lib/protocol/timed-edits.ts';
import { corkForThisTurn, corkUntilNext } from './corked-writes.ts';
import { type Frame, isPing, isPong, PING, readFrame } from './frames.ts';
import type { LiveRoom } from './live-room.ts';
import { told } from './outgoing.ts';
import { tokenBucket } from './token-bucket.ts';

/** Hocuspocus's own view of a socket; it does not export the type. */
type ClientConnection = ReturnType<Hocuspocus['handleConnection']>;

/** What happens to a socket's frames and its end; the server composes it from the extensions. */
export interface SocketHandlers {
  onFrame(frame: Frame, socket: RoomSocket, room: LiveRoom): void;
  onClose(socket: RoomSocket): void;
}

/**
 * One browser's socket. Frames that come before it is admitted wait; afterwards each is handled at once and in the
 * order they came, so that a barrier never overtakes an edit and the record's order is the order of arrival.
 */
export class RoomSocket {
  readonly seatId = newId();
  /** When the last frame came. */
  heardAt: number;
  /** Known once the ticket was read: from then on access changes reach this socket. */
  roomId: string | undefined;
  participantId: string | undefined;
  /** Access changed while it was being decided. */
  accessTouched = false;
  /** Set on admission. */
  person: Person | undefined;
  readOnly: ReadOnlyReason | null = null;
  /** When its participant was last heard of before this socket; what is said to be typed offline is typed since. */
  absentSince: number | undefined;
  /** Of the copy of the document that the page holds; undefined where it holds none. */
  readonly epoch: number | undefined;
  room: LiveRoom | undefined;
  /** Whether the browser has sent all that this process lacked when it asked; before, gaps are to be expected. */
  isSynced = false;
  /** How often this socket was asked again after a gap. */
  gaps = 0;
  /** The last barrier that came before the browser's answer: it covers edits that only the answer brings. */
  heldBarrier: number | undefined;
  /** Confirmations go out in the order of their barriers. */
  confirmations: Promise<void> = Promise.resolve();

  private readonly socket: WebSocket;
  private readonly line: Socket;
  private readonly handlers: SocketHandlers;
  private readonly clock: Clock;
  private readonly bucket;
  private client: ClientConnection | undefined;
  private connection: Connection | undefined;
  private ticketShown = false;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private closed = false;

  /** `line` is what the socket runs over; `epoch` is of the copy that the page says it holds. */
  constructor(
    { socket, line, epoch }: { readonly socket: WebSocket; readonly line: Socket; readonly epoch: number | undefined },
    handlers: SocketHandlers,
    clock: Clock,
  ) {
    this.socket = socket;
    this.line = line;
    this.handlers = handlers;
    this.clock = clock;
    this.epoch = epoch;
    this.heardAt = clock();
    this.bucket = tokenBucket(MAX_MESSAGES_PER_SECOND, MESSAGE_BURST, clock);
  }

  /** The part of Hocuspocus that reads the ticket and holds the document. */
  attach(client: ClientConnection): void {
    this.client = client;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  get isAdmitted(): boolean {
    return this.connection !== undefined && !this.closed;
  }

  // The three members below are what Hocuspocus takes for a WebSocket.

  get readyState(): number {
    return this.socket.readyState;
  }

  send(bytes: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.closed) return;
    corkForThisTurn(this.line);
    // Hocuspocus sends bytes alone.
    this.write(bytes as Uint8Array);
  }

  sendSoon(frame: Uint8Array): void {
    if (this.closed) return;
    corkUntilNext(this.line);
    this.write(frame);
  }

  /** Closes the socket with one of CLOSE_CODES, or one of Hocuspocus's own. */
  close(code: number = CLOSE_CODES.badMessage, reason = ''): void {
    if (this.closed) return;
    this.closed = true;
    corkForThisTurn(this.line);
    this.socket.close(code, reason);
    this.end();
  }

  /** The other side is gone, or was told to go. */
  end(): void {
    this.closed = true;
    this.waiting = [];
    const { client } = this;
    this.client = undefined;
    if (client === undefined) return;
    this.handlers.onClose(this);
    this.connection = undefined;
    client.handleClose();
  }

  /** Cuts the line without a word, for a side that does not answer its closing. */
  terminate(): void {
    this.socket.terminate();
  }

  tell(message: ServerMessage): void {
    if (this.room !== undefined) this.send(told(this.room.roomId, message));
  }

  tellSoon(message: ServerMessage): void {
    if (this.room !== undefined) this.sendSoon(told(this.room.roomId, message));
  }

  receive(bytes: Uint8Array): void {
    if (this.closed) return;
    this.heardAt = this.clock();
    // Hocuspocus closes sockets it hears nothing of, and these frames do not pass through it.
    if (this.client !== undefined) this.client.lastMessageReceivedAt = Date.now();
    if (isPong(bytes)) return;
    if (!this.bucket.take()) this.close(CLOSE_CODES.tooManyMessages, 'too many messages');
    // A page that asks wants to hear anything at all; browsers' own pings are out of its reach.
    else if (isPing(bytes)) this.send(PING);
    else if (this.isAdmitted) this.handle(bytes);
    else this.wait(bytes);
  }

  /** Lets the socket into a loaded room; `drain` handles what waited. */
  enter(connection: Connection, room: LiveRoom): void {
    this.connection = connection;
    this.room = room;
  }

  drain(): void {
    for (const bytes of this.waiting.splice(0)) if (!this.closed) this.handle(bytes);
  }

  private write(bytes: Uint8Array): void {
    if (this.socket.bufferedAmount > MAX_UNREAD_BYTES) this.socket.terminate();
    else this.socket.send(bytes);
  }

  private wait(bytes: Uint8Array): void {
    if (!this.ticketShown && readFrame(bytes)?.frame.kind === 'auth') {
      this.ticketShown = true;
      this.client?.handleMessage(bytes);
      return;
    }
    this.waiting.push(bytes);
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes > MAX_FRAME_BYTES || this.waiting.length > MAX_FRAMES_BEFORE_ADMISSION) {
      this.close(CLOSE_CODES.tooManyMessages, 'too much before the ticket was checked');
    }
  }

  private handle(bytes: Uint8Array): void {
    const read = readFrame(bytes);
    const { room } = this;
    if (room === undefined || read === undefined || read.address !== room.roomId) {
      this.close(CLOSE_CODES.badMessage, 'not a frame of this room');
    } else if (read.frame.kind === 'timed_edits') {
      this.handleTimed(read.frame.edits, room);
    } else {
      this.handlers.onFrame(read.frame, this, room);
    }
  }

  /** Each edit for itself, at the time that the browser claims, as far as that can be true. */
  private handleTimed(edits: readonly TimedEdit[], room: LiveRoom): void {
    const now = this.clock();
    const earliest = Math.min(this.absentSince ?? now, now);
    for (const { update, agoMs } of edits) {
      if (this.closed) return;
      const claimedAt = Math.max(earliest, now - agoMs);
      this.handlers.onFrame({ kind: 'update', update, isAnswer: false, claimedAt }, this, room);
    }
  }
}
