import * as Y from 'yjs';
import type { Result } from '../kernel/fault.ts';
import { CLOSE_CODES, FINAL_CLOSE_CODES } from '../protocol/close-codes.ts';
import {
  decodeNotesUpdate,
  encodeNotesUpdate,
  NOTES_ROOT,
  type NotesUpdate,
  readNotesWords,
} from '../protocol/notes.ts';
import type { Observable } from './connection-status.ts';
import { finalCodeOf } from './final-faults.ts';
import { retryDelayMs } from './retry-delay.ts';
import { StatusStore } from './status-store.ts';

/** How the notes stand. `hasUnsaved`: something typed here is in this page and perhaps nowhere else. */
export type NotesStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'reconnecting'; readonly hasUnsaved: boolean }
  /** Reconnecting cannot help. `code` is one of CLOSE_CODES. */
  | { readonly kind: 'closed'; readonly code: number; readonly hasUnsaved: boolean };

export interface NotesConnectionOptions {
  /** Where the notes' socket is. */
  readonly url: string;
  /** Asks the app for a new ticket; a fault may end the connection for good, a rejection is tried again. */
  readonly fetchTicket: () => Promise<Result<string>>;
}

/** One page's live connection to the notes of one room. */
export interface NotesConnection {
  readonly text: Y.Text;
  readonly status: Observable<NotesStatus>;
  destroy(): void;
}

/** What is typed within this time is sent together. */
const SEND_PAUSE_MS = 120;
/** What RFC 6455 has for a frame over the bound. */
const FRAME_TOO_LARGE = 1009;
/** No answer for this long, and the line is taken for dead. */
const ANSWER_MS = 10_000;

/** Opens a room's notes and keeps them open until destroyed or refused for good. */
export function connectNotes({ url, fetchTicket }: NotesConnectionOptions): NotesConnection {
  const doc = new Y.Doc();
  const fromServer = Symbol('server');
  const status = new StatusStore<NotesStatus>({ kind: 'connecting' });
  let socket: WebSocket | undefined;
  let isUp = false;
  let hasBeenUp = false;
  let closedWith: number | undefined;
  let destroyed = false;
  let failures = 0;
  let last = 0;
  let typed: Uint8Array[] = [];
  let sent: NotesUpdate[] = [];
  let sendTimer: ReturnType<typeof setTimeout> | undefined;
  let answerTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const show = () => status.set(statusNow());
  const statusNow = (): NotesStatus => {
    const hasUnsaved = typed.length + sent.length > 0;
    if (closedWith !== undefined) return { kind: 'closed', code: closedWith, hasUnsaved };
    if (isUp) return { kind: hasUnsaved ? 'saving' : 'saved' };
    return hasBeenUp || failures > 0 ? { kind: 'reconnecting', hasUnsaved } : { kind: 'connecting' };
  };

  const send = () => {
    sendTimer = undefined;
    if (!isUp || typed.length === 0) return;
    last += 1;
    const update = { number: last, update: Y.mergeUpdates(typed) };
    typed = [];
    sent.push(update);
    socket?.send(encodeNotesUpdate(update));
    answerTimer ??= setTimeout(lost, ANSWER_MS);
  };

  const lost = () => socket?.close();

  const onType = (update: Uint8Array, origin: unknown) => {
    if (origin === fromServer) return;
    typed.push(update);
    sendTimer ??= setTimeout(send, SEND_PAUSE_MS);
    show();
  };

  const hear = (text: string) => {
    const words = readNotesWords(text);
    if (words?.type === 'welcome') welcomed();
    if (words?.type === 'saved') {
      sent = sent.filter(({ number }) => number > words.k);
      clearTimeout(answerTimer);
      answerTimer = sent.length === 0 ? undefined : setTimeout(lost, ANSWER_MS);
    }
    show();
  };

  /** All there is has come. What was typed and not confirmed goes again: twice is as good as once. */
  const welcomed = () => {
    isUp = true;
    hasBeenUp = true;
    failures = 0;
    typed = [...sent.map(({ update }) => update), ...typed];
    sent = [];
    send();
  };

  const connect = async () => {
    retryTimer = undefined;
    try {
      const ticket = await fetchTicket();
      if (destroyed) return;
      if (ticket.ok) {
        open(ticket.value);
        return;
      }
      const code = finalCodeOf(ticket.fault);
      if (code === undefined) retryLater();
      else giveUp(code);
    } catch {
      if (!destroyed) retryLater();
    }
  };

  const open = (ticket: string) => {
    const opened = new WebSocket(url);
    opened.binaryType = 'arraybuffer';
    opened.onopen = () => opened.send(JSON.stringify({ type: 'ticket', ticket }));
    opened.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data === 'string') {
        hear(data);
        return;
      }
      const row = decodeNotesUpdate(new Uint8Array(data));
      if (row !== undefined) Y.applyUpdate(doc, row.update, fromServer);
    };
    opened.onclose = ({ code }) => {
      if (socket === opened) closed(code);
    };
    socket = opened;
    answerTimer = setTimeout(lost, ANSWER_MS);
  };

  const closed = (code: number) => {
    isUp = false;
    socket = undefined;
    clearTimeout(answerTimer);
    answerTimer = undefined;
    if (destroyed) return;
    // The same update would be refused again, for as long as somebody retries.
    if (FINAL_CLOSE_CODES.has(code)) giveUp(code);
    else if (code === CLOSE_CODES.tooLarge || code === FRAME_TOO_LARGE) giveUp(CLOSE_CODES.tooLarge);
    else retryLater(code === CLOSE_CODES.accessChanged && failures === 0 ? 0 : undefined);
  };

  const retryLater = (delayMs = retryDelayMs(failures)) => {
    failures += 1;
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), delayMs);
    show();
  };

  const giveUp = (code: number) => {
    closedWith = code;
    show();
  };

  const hurry = () => {
    if (retryTimer !== undefined) retryLater(0);
  };

  doc.on('update', onType);
  globalThis.addEventListener?.('online', hurry);
  void connect();

  return {
    text: doc.getText(NOTES_ROOT),
    status,
    destroy: () => {
      // What was typed in the last moment still goes out.
      clearTimeout(sendTimer);
      send();
      destroyed = true;
      clearTimeout(answerTimer);
      clearTimeout(retryTimer);
      globalThis.removeEventListener?.('online', hurry);
      socket?.close();
      doc.destroy();
    },
  };
}
