import { Awareness } from 'y-protocols/awareness';
import type { Result } from '../kernel/fault.ts';
import { type CodeDocument, createCodeDocument } from '../protocol/code-document.ts';
import type { Language } from '../protocol/languages.ts';
import type { ServerMessage } from '../protocol/sync-messages.ts';
import type { ConnectionStatus, Observable } from './connection-status.ts';

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
  destroy(): void;
}

/** Opens a room and keeps it open until destroyed or refused for good. */
export function connectRoom(_options: RoomConnectionOptions): RoomConnection {
  const document = createCodeDocument();
  return {
    document,
    awareness: new Awareness(document.doc),
    status: { subscribe: () => () => {}, get: () => ({ kind: 'connecting' }) },
    onMessage: () => () => {},
    setLanguage: () => {},
    destroy: () => document.doc.destroy(),
  };
}
