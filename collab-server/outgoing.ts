import * as encoding from 'lib0/encoding';
import { writeSyncStep1, writeSyncStep2 } from 'y-protocols/sync';
import type * as Y from 'yjs';
import { WIRE } from './frames.ts';

/** What the browser lacks, by its state vector. Throws on a vector that is none. */
export function syncAnswer(address: string, doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return frame(address, (encoder) => writeSyncStep2(encoder, doc, stateVector));
}

/** Asks the browser for what we lack. */
export function syncQuestion(address: string, doc: Y.Doc): Uint8Array {
  return frame(address, (encoder) => writeSyncStep1(encoder, doc));
}

function frame(address: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, WIRE.sync);
    write(encoder);
  });
}
