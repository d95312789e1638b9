import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import type { Transaction } from 'yjs';
import type { FaultCode, Result } from '../kernel/fault.ts';
import { CLOSE_CODES, FINAL_CLOSE_CODES } from '../protocol/close-codes.ts';
import { type CodeDocument, createCodeDocument } from '../protocol/code-document.ts';
import type { Language } from '../protocol/languages.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeMessage,
  type ReadOnlyReason,
  type ServerMessage,
} from '../protocol/sync-messages.ts';
import type { ConnectionStatus, Observable } from './connection-status.ts';
import { retryDelayMs } from './retry-delay.ts';
import { RoomWebSocket } from './room-web-socket.ts';
import { StatusStore } from './status-store.ts';
import { UnsavedEdits } from './unsaved-edits.ts';

export interface RoomConnectionOptions {
  readonly wsUrl: string;
  readonly roomId: string;
  /**
   * Asks the app for a new ticket; called before each attempt to connect. A fault (`forbidden`, `not_found`, …) ends
   * the connection for good; a rejection (no network) is tried again.
   */
  readonly fetchTicket: () => Promise<Result<string>>;
}

/** One page's live connection to one room. */
export interface RoomConnection {
  readonly document: CodeDocument;
  readonly awareness: Awareness;
  readonly status: Observable<ConnectionStatus>;
  /** Calls back with each message of the sync process; returns how to stop. */
  onMessage(listener: (message: ServerMessage) => void): () => void;
  /** Asks the sync process to put the room in a language. */
  setLanguage(language: Language): void;
  /** Notes something for the record; without a connection it is forgotten. */
  note(what: ClientNote): void;
  destroy(): void;
}

/** What a page may say for the record besides its edits. */
export type ClientNote = Extract<ClientMessage, { type: 'pasted' | 'attention' }>;

/** Faults of the app's answer that another attempt cannot change. */
const FINAL_FAULTS: ReadonlyMap<FaultCode, number> = new Map([
  ['not_found', CLOSE_CODES.noRoom],
  ['forbidden', CLOSE_CODES.accessRevoked],
  ['signed_out', CLOSE_CODES.accessRevoked],
]);
/** What RFC 6455 has for a frame over the bound. */
const FRAME_TOO_LARGE = 1009;
/** Edits this close together share a barrier. */
const BARRIER_PAUSE_MS = 60;
/** From asking for the connection to being in the room; longer, and another attempt is the better bet. */
const ARRIVAL_MS = 15_000;
/** Presence that is not renewed in 30 s is taken for gone; a hidden tab's own timer may sleep for a minute. */
const RENEW_PRESENCE_MS = 15_000;

/** Opens a room and keeps it open until destroyed or refused for good. */
export function connectRoom({ wsUrl, roomId, fetchTicket }: RoomConnectionOptions): RoomConnection {
  const document = createCodeDocument();
  const awareness = new Awareness(document.doc);
  const edits = new UnsavedEdits();
  const status = new StatusStore();
  const listeners = new Set<(message: ServerMessage) => void>();
  let ticket = '';
  let failures = 0;
  let isUp = false;
  let hasBeenUp = false;
  let readOnly: ReadOnlyReason | null = null;
  let destroyed = false;
  let closedWith: number | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let barrierTimer: ReturnType<typeof setTimeout> | undefined;
  let arrivalTimer: ReturnType<typeof setTimeout> | undefined;

  const socket = new RoomWebSocket(wsUrl);
  const provider = new HocuspocusProvider({
    name: roomId,
    document: document.doc,
    awareness,
    websocketProvider: socket,
    token: () => ticket,
    onAuthenticationFailed: () => socket.webSocket?.close(),
    onSynced: () => synced(),
    onStateless: ({ payload }) => receive(decodeServerMessage(payload)),
  });

  const show = () => status.set(statusNow());
  const statusNow = (): ConnectionStatus => {
    const { count } = edits;
    if (closedWith !== undefined) return { kind: 'closed', code: closedWith, edits: count };
    if (isUp && readOnly !== null) return { kind: 'read_only', reason: readOnly };
    if (isUp) return count === 0 && !edits.isAsking ? { kind: 'saved' } : { kind: 'saving', edits: count };
    if (globalThis.navigator?.onLine === false) return { kind: 'offline', edits: count };
    return hasBeenUp || failures > 0 ? { kind: 'reconnecting', edits: count } : { kind: 'connecting' };
  };

  const connect = async () => {
    retryTimer = undefined;
    try {
      const asked = await fetchTicket();
      if (destroyed) return;
      if (!asked.ok) {
        const code = FINAL_FAULTS.get(asked.fault.code);
        return code === undefined ? retryLater() : giveUp(code);
      }
      ticket = asked.value;
      arrivalTimer = setTimeout(() => socket.giveUp(), ARRIVAL_MS);
      await socket.connect();
    } catch {
      if (!destroyed) retryLater();
    }
  };

  const retryLater = (delayMs = retryDelayMs(failures)) => {
    failures += 1;
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), delayMs);
    show();
  };

  const giveUp = (code: number) => {
    closedWith = code;
    clearTimeout(retryTimer);
    show();
  };

  const receive = (message: ServerMessage | undefined) => {
    if (message === undefined) return;
    if (message.type === 'welcome') readOnly = message.readOnly;
    if (message.type === 'committed') edits.committed(message.n);
    if (message.type === 'committed' && edits.count > 0) askLater();
    show();
    for (const listener of listeners) listener(message);
  };

  /** The server's state is here; ours follows, and the barrier's answer waits for it. */
  const synced = () => {
    clearTimeout(arrivalTimer);
    isUp = true;
    hasBeenUp = true;
    failures = 0;
    // Others may still hold the state of our last connection: only a newer one replaces it.
    renewPresence();
    ask();
    show();
  };

  const renewPresence = () => awareness.setLocalState(awareness.getLocalState());

  const renewIfDue = () => {
    const renewedAt = awareness.meta.get(awareness.clientID)?.lastUpdated ?? 0;
    if (isUp && Date.now() - renewedAt > RENEW_PRESENCE_MS) renewPresence();
  };

  const ask = () => {
    barrierTimer = undefined;
    if (!isUp || readOnly !== null) return;
    provider.sendStateless(encodeMessage({ type: 'barrier', n: edits.barrier() }));
  };

  const askLater = () => {
    if (isUp && !edits.isAsking) barrierTimer ??= setTimeout(ask, BARRIER_PAUSE_MS);
  };

  const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: unknown, transaction: Transaction) => {
    if (!transaction.local) return;
    edits.edit();
    askLater();
    show();
  };

  const onClose = ({ event }: { event: { code: number } }) => {
    isUp = false;
    clearTimeout(arrivalTimer);
    clearTimeout(barrierTimer);
    barrierTimer = undefined;
    // The provider does not hear of a connection that was given up.
    provider.onClose();
    edits.disconnected();
    if (destroyed || closedWith !== undefined) return;
    if (FINAL_CLOSE_CODES.has(event.code)) giveUp(event.code);
    // The same edits would be refused again, for as long as somebody retries.
    else if (event.code === FRAME_TOO_LARGE || event.code === CLOSE_CODES.tooLarge) giveUp(CLOSE_CODES.tooLarge);
    else if (event.code === CLOSE_CODES.accessChanged && failures === 0) retryLater(0);
    else retryLater();
  };

  const hurry = () => {
    if (retryTimer !== undefined) retryLater(0);
    show();
  };

  socket.on('disconnect', onClose);
  // The server sends something every 20 s, and messages wake a tab whose timers sleep.
  socket.on('message', renewIfDue);
  provider.attach();
  document.doc.on('update', onUpdate);
  globalThis.addEventListener?.('online', hurry);
  globalThis.addEventListener?.('offline', show);
  void connect();

  return {
    document,
    awareness,
    status,
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note: (what) => {
      if (isUp) provider.sendStateless(encodeMessage(what));
    },
    setLanguage: (language) => provider.sendStateless(encodeMessage({ type: 'language', language })),
    destroy: () => {
      destroyed = true;
      clearTimeout(retryTimer);
      clearTimeout(barrierTimer);
      clearTimeout(arrivalTimer);
      globalThis.removeEventListener?.('online', hurry);
      globalThis.removeEventListener?.('offline', show);
      document.doc.off('update', onUpdate);
      provider.destroy();
      socket.destroy();
      document.doc.destroy();
    },
  };
}
