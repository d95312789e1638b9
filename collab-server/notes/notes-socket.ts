import type { WebSocket } from 'ws';
import type { Clock } from '../../lib/kernel/clock.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import {
  ADMISSION_SECONDS,
  MAX_MESSAGES_PER_SECOND,
  MAX_NOTES_UPDATE_BYTES,
  MAX_UNREAD_BYTES,
  MESSAGE_BURST,
} from '../../lib/protocol/limits.ts';
import {
  decodeNotesUpdate,
  encodeNotesUpdate,
  type NotesUpdate,
  type NotesWords,
  readTicketWords,
} from '../../lib/protocol/notes.ts';
import { tokenBucket } from '../token-bucket.ts';

/** What a notes socket leads to; the desk decides and saves. */
export interface NotesHandlers {
  onTicket(socket: NotesSocket, ticket: string): void;
  onUpdate(socket: NotesSocket, update: NotesUpdate): void;
  onGone(socket: NotesSocket): void;
}

/** Well within the time after which proxies and pages take a silent line for dead. */
const PING_MS = 20_000;

/** One host's page with the notes open. It is nobody until its ticket was taken and the decision was made. */
export class NotesSocket {
  /** Known once the ticket was read: from then on access changes reach this socket. */
  roomId: string | undefined;
  participantId: string | undefined;
  /** While it is true, what came is saved, also where the page is gone meanwhile and could not bring it again. */
  isAdmitted = false;
  /** Access changed while it was being decided. */
  accessTouched = false;

  private readonly socket: WebSocket;
  private hasShownTicket = false;
  private closed = false;

  constructor(socket: WebSocket, handlers: NotesHandlers, clock: Clock) {
    this.socket = socket;
    const bucket = tokenBucket(MAX_MESSAGES_PER_SECOND, MESSAGE_BURST, clock);
    const late = setTimeout(() => {
      if (!this.isAdmitted) this.close(CLOSE_CODES.badTicket, 'no ticket in time');
    }, ADMISSION_SECONDS * 1000);
    const ping = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (this.closed) return;
      if (!bucket.take()) this.close(CLOSE_CODES.tooManyMessages, 'too many messages');
      else if (isBinary) this.receiveUpdate(data, handlers);
      else this.receiveWords(data.toString(), handlers);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      clearInterval(ping);
      this.closed = true;
      handlers.onGone(this);
    });
  }

  get isClosed(): boolean {
    return this.closed;
  }

  say(words: NotesWords): void {
    this.send(JSON.stringify(words));
  }

  sendUpdate(update: NotesUpdate): void {
    this.send(encodeNotesUpdate(update));
  }

  /** Sends the page away: what it sent and is not saved yet it brings again. */
  close(code: number, reason: string): void {
    this.isAdmitted = false;
    if (this.closed) return;
    this.closed = true;
    this.socket.close(code, reason);
  }

  /** Cuts the line without a word, for a side that does not answer its closing. */
  terminate(): void {
    this.socket.terminate();
  }

  private send(data: string | Uint8Array): void {
    if (this.closed) return;
    if (this.socket.bufferedAmount > MAX_UNREAD_BYTES) this.socket.terminate();
    else this.socket.send(data);
  }

  private receiveWords(text: string, handlers: NotesHandlers): void {
    const ticket = readTicketWords(text);
    if (ticket === undefined || this.hasShownTicket) {
      this.close(CLOSE_CODES.badMessage, 'not understood');
      return;
    }
    this.hasShownTicket = true;
    handlers.onTicket(this, ticket);
  }

  private receiveUpdate(data: Buffer, handlers: NotesHandlers): void {
    const update = decodeNotesUpdate(new Uint8Array(data));
    if (!this.isAdmitted) this.close(CLOSE_CODES.badTicket, 'no ticket yet');
    else if (data.byteLength > MAX_NOTES_UPDATE_BYTES) this.close(CLOSE_CODES.tooLarge, 'the update is too large');
    else if (update === undefined) this.close(CLOSE_CODES.badMessage, 'not an update');
    else handlers.onUpdate(this, update);
  }
}
