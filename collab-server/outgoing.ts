import * as encoding from 'lib0/encoding';
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import type * as Y from 'yjs';
import { encodeMessage, type ServerMessage } from '../lib/protocol/sync-messages.ts';
import { WIRE } from './frames.ts';

/** What the browser lacks, by its state vector. Throws on a vector that is none. */
export function syncAnswer(address: string, doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return frame(address, WIRE.sync, (encoder) => writeSyncStep2(encoder, doc, stateVector));
}

/** Asks the browser for what we lack. */
export function syncQuestion(address: string, doc: Y.Doc): Uint8Array {
  return frame(address, WIRE.sync, (encoder) => writeSyncStep1(encoder, doc));
}

/** A change of the document. */
export function change(address: string, update: Uint8Array): Uint8Array {
  return frame(address, WIRE.sync, (encoder) => writeUpdate(encoder, update));
}

/** Where these clients are now, or that they are gone. */
export function presenceOf(address: string, awareness: Awareness, clientIds: Iterable<number>): Uint8Array {
  return frame(address, WIRE.awareness, (encoder) =>
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [...clientIds])),
  );
}

/** A message of our own. */
export function told(address: string, message: ServerMessage): Uint8Array {
  return frame(address, WIRE.stateless, (encoder) => encoding.writeVarString(encoder, encodeMessage(message)));
}

function frame(address: string, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });
}
