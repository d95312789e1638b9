import * as decoding from 'lib0/decoding';
import { MAX_CLIENT_MESSAGE_BYTES, MAX_PRESENCE_BYTES } from '../lib/protocol/limits.ts';
import { type ClientMessage, decodeClientMessage } from '../lib/protocol/sync-messages.ts';
import { readTimedEdits, TIMED_EDITS, type TimedEdit } from '../lib/protocol/timed-edits.ts';

/** One entry of a presence frame; a null state says that the client is gone. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: unknown;
}

/** What a browser can say in one frame of the Hocuspocus protocol. */
export type Frame =
  | { readonly kind: 'auth' }
  /** "Send me what I lack": answered with the difference, and with the same question. */
  | { readonly kind: 'sync_request'; readonly stateVector: Uint8Array }
  /** `isAnswer`: the browser's answer to our own question, holding all that we lacked when we asked. */
  | {
      readonly kind: 'update';
      readonly update: Uint8Array;
      readonly isAnswer: boolean;
      /** When the browser says that it was typed, for what was typed offline. */
      readonly claimedAt?: number;
    }
  | { readonly kind: 'timed_edits'; readonly edits: readonly TimedEdit[] }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'message'; readonly message: ClientMessage }
  | { readonly kind: 'leave' }
  /** Of another version of the protocol: nothing to be done with it, and no harm in it. */
  | { readonly kind: 'unknown_message' };

/** Numbers of the Hocuspocus 4 wire protocol (its `MessageType`, whose enum carries more than browsers may send). */
export const WIRE = { sync: 0, awareness: 1, auth: 2, stateless: 5, close: 7, ping: 9, pong: 10 } as const;
const TOKEN = 0;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** "Are you there?": the one frame without an address. */
export const PING = Uint8Array.of(WIRE.ping);

export function isPing(bytes: Uint8Array): boolean {
  return bytes.byteLength === 1 && bytes[0] === WIRE.ping;
}

/** The answer to PING. */
export function isPong(bytes: Uint8Array): boolean {
  return bytes.byteLength === 1 && bytes[0] === WIRE.pong;
}

export interface AddressedFrame {
  /** The document the frame is for. */
  readonly address: string;
  readonly frame: Frame;
}

/** Reads a frame; undefined where it is none that a browser may send, or over its bound. */
export function readFrame(bytes: Uint8Array): AddressedFrame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const address = decoding.readVarString(decoder);
    const frame = readBody(decoder, bytes.byteLength);
    return frame === undefined ? undefined : { address, frame };
  } catch {
    return undefined;
  }
}

function readBody(decoder: decoding.Decoder, size: number): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case WIRE.sync:
      return readSync(decoder);
    case WIRE.awareness:
      return size > MAX_PRESENCE_BYTES ? undefined : { kind: 'presence', entries: readPresence(decoder) };
    case WIRE.auth:
      // Hocuspocus reads it once more, and prints a stack trace for one that is garbled.
      if (decoding.readVarUint(decoder) !== TOKEN) return undefined;
      decoding.readVarString(decoder);
      if (decoding.hasContent(decoder)) decoding.readVarString(decoder);
      return { kind: 'auth' };
    case WIRE.stateless: {
      if (size > MAX_CLIENT_MESSAGE_BYTES) return undefined;
      const message = decodeClientMessage(decoding.readVarString(decoder));
      return message === undefined ? { kind: 'unknown_message' } : { kind: 'message', message };
    }
    case TIMED_EDITS: {
      const edits = readTimedEdits(decoder);
      return edits === undefined ? undefined : { kind: 'timed_edits', edits };
    }
    case WIRE.close:
      return { kind: 'leave' };
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): Frame | undefined {
  const type = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (type === SYNC.step1) return { kind: 'sync_request', stateVector: payload };
  if (type === SYNC.step2 || type === SYNC.update) {
    return { kind: 'update', update: payload, isAnswer: type === SYNC.step2 };
  }
  return undefined;
}

function readPresence(decoder: decoding.Decoder): PresenceEntry[] {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const entries: PresenceEntry[] = [];
  for (let left = decoding.readVarUint(inner); left > 0; left -= 1) {
    const clientId = decoding.readVarUint(inner);
    const clock = decoding.readVarUint(inner);
    entries.push({ clientId, clock, state: JSON.parse(decoding.readVarString(inner)) });
  }
  return entries;
}
