import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Result } from '../kernel/fault.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import { type CodeDocument, createCodeDocument } from '../protocol/code-document.ts';
import type { Language } from '../protocol/languages.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeMessage,
  type ReadOnlyReason,
  type ServerMessage,
} from '../protocol/sync-messages.ts';
import { encodeTimedEdits } from '../protocol/timed-edits.ts';
import type { ConnectionStatus, Observable } from './connection-status.ts';
import { LineWatch } from './line-watch.ts';
import { type KeptEdit, RoomCopy } from './room-copy.ts';
import { RoomLink } from './room-link.ts';
import { SaveQuestions } from './save-questions.ts';
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
  /** Gives up the unsaved edits and this browser's copy; the document still shows them, so connect anew afterwards. */
  discard(): Promise<void>;
  destroy(): void;
}

/** What a page may say for the record besides its edits. */
export type ClientNote = Extract<ClientMessage, { type: 'pasted' | 'attention' }>;

/** Presence that is not renewed in 30 s is taken for gone; a hidden tab's own timer may sleep for a minute. */
const RENEW_PRESENCE_MS = 15_000;
/** Reading the copy takes milliseconds; where the browser's storage hangs, the room must open all the same. */
const READ_COPY_MS = 2_000;
/** Often enough that a page says how late saving is before its line is given up for dead: that is a second later. */
const COUNT_MS = 500;
/** Whoever may not write for these reasons may again when they are over; for the others nothing is kept. */
const PASSING_REASONS: ReadonlySet<ReadOnlyReason> = new Set(['room_full', 'edit_locked']);
const FROM_COPY = 'copy';

/**
 * Opens a room and keeps it open until destroyed or refused for good. What is typed is kept in this browser until it
 * is saved, across reloads; the copy is removed when the room has ended or is closed to this person, but not before
 * unsaved edits were offered (`discard`).
 */
export function connectRoom({ wsUrl, roomId, fetchTicket }: RoomConnectionOptions): RoomConnection {
  const document = createCodeDocument();
  const { doc } = document;
  const awareness = new Awareness(doc);
  const edits = new UnsavedEdits<KeptEdit>();
  const status = new StatusStore<ConnectionStatus>({ kind: 'connecting' });
  const listeners = new Set<(message: ServerMessage) => void>();
  let copy: RoomCopy | undefined;
  let isUp = false;
  let hasBeenUp = false;
  let isDegraded = false;
  let readOnly: ReadOnlyReason | null = null;
  let destroyed = false;
  let closedWith: number | undefined;
  let upSince = 0;

  const show = () => status.set(statusNow());
  const statusNow = (): ConnectionStatus => {
    const { count } = edits;
    const degraded = isDegraded ? ({ degraded: true } as const) : {};
    if (closedWith !== undefined) return { kind: 'closed', code: closedWith, edits: count };
    if (isUp && readOnly !== null) return { kind: 'read_only', reason: readOnly, edits: count, ...degraded };
    if (isUp && count === 0 && !edits.isAsking) return { kind: 'saved', ...degraded };
    if (isUp) return { kind: 'saving', edits: count, ...edits.lateness(upSince), ...degraded };
    if (globalThis.navigator?.onLine === false) return { kind: 'offline', edits: count };
    return hasBeenUp || link.failures > 0 ? { kind: 'reconnecting', edits: count } : { kind: 'connecting' };
  };

  const onDown = () => {
    isUp = false;
    watch.stop();
    questions.stop();
    // The provider does not hear of a connection that was given up.
    provider.onClose();
    edits.disconnected();
  };

  const onRefused = (code: number) => {
    closedWith = code;
    // What is too large is only this page's; the rest of the copy is as good as before.
    if (code !== CLOSE_CODES.tooLarge) dropCopy();
    show();
  };

  const link = new RoomLink({ wsUrl, fetchTicket, onDown, onRefused, onChange: show });
  const watch = new LineWatch({ ask: () => link.socket.ask(), onDead: () => link.socket.giveUp() });
  const provider = new HocuspocusProvider({
    name: roomId,
    document: doc,
    awareness,
    websocketProvider: link.socket,
    token: () => link.ticket,
    onAuthenticationFailed: () => link.socket.webSocket?.close(),
    onSynced: () => synced(),
    onStateless: ({ payload }) => receive(decodeServerMessage(payload)),
  });

  /** Keeps nothing any more; what is unsaved stays until it is discarded. */
  const dropCopy = () => {
    if (edits.count > 0) return;
    void copy?.wipe();
    copy = undefined;
  };

  const readCopy = async () => {
    const opened = await RoomCopy.open(roomId);
    const kept = await opened?.load();
    if (destroyed) return opened?.close();
    copy = opened;
    if (kept === undefined) return;
    link.socket.epoch = kept.epoch;
    for (const update of kept.updates) Y.applyUpdate(doc, update, FROM_COPY);
    for (const edit of kept.unsaved) edits.add(edit);
  };

  const begin = async () => {
    await Promise.race([readCopy().catch(() => {}), new Promise((resolve) => setTimeout(resolve, READ_COPY_MS))]);
    show();
    await link.connect();
  };

  const receive = (message: ServerMessage | undefined) => {
    if (message === undefined) return;
    if (message.type === 'welcome') welcomed(message);
    if (message.type === 'degraded') isDegraded = message.degraded;
    if (message.type === 'committed') {
      const saved = edits.committed(message.n);
      copy?.confirm(saved);
      if (edits.count > 0) questions.later();
    }
    show();
    for (const listener of listeners) listener(message);
  };

  const welcomed = (welcome: Extract<ServerMessage, { type: 'welcome' }>) => {
    isDegraded = false;
    readOnly = welcome.readOnly;
    link.socket.epoch = welcome.epoch;
    if (readOnly !== null && !PASSING_REASONS.has(readOnly)) dropCopy();
    if (readOnly !== null) return;
    // Ahead of our answer to the server's question, which holds the same in one piece and without its times.
    const now = Date.now();
    const timed = edits.all.map(({ update, at }) => ({ update, agoMs: now - at }));
    for (const frame of encodeTimedEdits(roomId, timed)) link.socket.send(frame);
  };

  /** The server's state is here; ours follows, and the barrier's answer waits for it. */
  const synced = () => {
    link.arrived();
    isUp = true;
    hasBeenUp = true;
    upSince = Date.now();
    rewriteCopy();
    // Others may still hold the state of our last connection: only a newer one replaces it.
    renewPresence();
    questions.now();
    show();
  };

  const rewriteCopy = () => {
    if (link.socket.epoch !== undefined) copy?.begin(link.socket.epoch, Y.encodeStateAsUpdate(doc));
  };

  const renewPresence = () => awareness.setLocalState(awareness.getLocalState());

  const renewIfDue = () => {
    const renewedAt = awareness.meta.get(awareness.clientID)?.lastUpdated ?? 0;
    if (isUp && Date.now() - renewedAt > RENEW_PRESENCE_MS) renewPresence();
  };

  const questions = new SaveQuestions(() => {
    if (!isUp || readOnly !== null) return;
    provider.sendStateless(encodeMessage({ type: 'barrier', n: edits.barrier() }));
    watch.expect();
  });

  const onUpdate = (update: Uint8Array, origin: unknown, _doc: unknown, { local }: Y.Transaction) => {
    if (origin === FROM_COPY) return;
    if (copy?.isLong) rewriteCopy();
    if (!local) return copy?.addUpdate(update);
    const edit = { update, at: Date.now() };
    edits.add(copy?.addEdit(edit) ?? edit);
    // The provider listened first, and has sent the edit.
    if (isUp && !edits.isAsking) questions.afterEdit();
    show();
  };

  link.socket.on('message', () => {
    // The server sends something every 20 s, and messages wake a tab whose timers sleep.
    renewIfDue();
    watch.heard(edits.isAsking);
  });
  const counting = setInterval(() => {
    if (edits.count > 0) show();
  }, COUNT_MS);
  provider.attach();
  doc.on('update', onUpdate);
  void begin();

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
    discard: async () => {
      edits.discard();
      await copy?.wipe();
      copy = undefined;
      show();
    },
    destroy: () => {
      destroyed = true;
      clearInterval(counting);
      watch.stop();
      questions.stop();
      doc.off('update', onUpdate);
      provider.destroy();
      link.stop();
      copy?.close();
      doc.destroy();
    },
  };
}
