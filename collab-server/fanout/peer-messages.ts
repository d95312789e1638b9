import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A row of the record on its way to other instances; an event changes no document, but counts. */
export interface PeerRow {
  readonly update: Uint8Array | null;
  /** Whose text it carries, where all of it is the sender's own; null where it is relayed text or an event. */
  readonly author: string | null;
}

/** What instances tell each other about a room. */
export type PeerMessage =
  | { readonly kind: 'rows'; readonly epoch: number; readonly from: number; readonly rows: readonly PeerRow[] }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  /** "Who is at yours?" */
  | { readonly kind: 'presence_wanted' }
  /** Where the sender's document stands; `idle` where it holds nothing but committed rows. */
  | {
      readonly kind: 'standing';
      readonly epoch: number;
      readonly seq: number;
      readonly idle: boolean;
      readonly stateVector: Uint8Array;
    };

const KIND = { rows: 0, presence: 1, presence_wanted: 2, standing: 3 } as const;

export function encodePeerMessage(message: PeerMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, KIND[message.kind]);
    switch (message.kind) {
      case 'rows':
        encoding.writeVarUint(encoder, message.epoch);
        encoding.writeVarUint(encoder, message.from);
        encoding.writeVarUint(encoder, message.rows.length);
        for (const { author, update } of message.rows) {
          encoding.writeVarString(encoder, author ?? '');
          encoding.writeVarUint8Array(encoder, update ?? new Uint8Array());
        }
        break;
      case 'presence':
        encoding.writeVarUint8Array(encoder, message.update);
        break;
      case 'standing':
        encoding.writeVarUint(encoder, message.epoch);
        encoding.writeVarUint(encoder, message.seq);
        encoding.writeVarUint(encoder, message.idle ? 1 : 0);
        encoding.writeVarUint8Array(encoder, message.stateVector);
        break;
      case 'presence_wanted':
        break;
    }
  });
}

/** Reads a message; undefined where it is none of this version. Throws on bytes that end too soon. */
export function readPeerMessage(bytes: Uint8Array): PeerMessage | undefined {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case KIND.rows: {
      const epoch = decoding.readVarUint(decoder);
      const from = decoding.readVarUint(decoder);
      const rows = Array.from({ length: decoding.readVarUint(decoder) }, () => readRow(decoder));
      return { kind: 'rows', epoch, from, rows };
    }
    case KIND.presence:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) };
    case KIND.presence_wanted:
      return { kind: 'presence_wanted' };
    case KIND.standing:
      return {
        kind: 'standing',
        epoch: decoding.readVarUint(decoder),
        seq: decoding.readVarUint(decoder),
        idle: decoding.readVarUint(decoder) === 1,
        stateVector: decoding.readVarUint8Array(decoder),
      };
    default:
      return undefined;
  }
}

function readRow(decoder: decoding.Decoder): PeerRow {
  const author = decoding.readVarString(decoder) || null;
  const update = decoding.readVarUint8Array(decoder);
  return { author, update: update.byteLength === 0 ? null : update };
}
