import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a typist hears, as far as it matters to them. */
export type Heard =
  | { readonly kind: 'edits'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'carets'; readonly carets: Uint8Array }
  | { readonly kind: 'question' }
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'message'; readonly payload: string }
  | { readonly kind: 'ping' }
  | { readonly kind: 'other' };

/** How a server wants to be spoken to. */
export interface Dialect {
  readonly name: 'hocuspocus' | 'y-websocket' | 'raw';
  urlOf(origin: string, room: string): string;
}

/** Hocuspocus: one address for all rooms; each frame names its room, and the first brings a token. */
export const HOCUSPOCUS: Dialect = { name: 'hocuspocus', urlOf: (origin) => `${origin}/ws` };
const urlOfRoom = (origin: string, room: string) => `${origin}/${room}`;
/** y-websocket: the address names the room. */
export const Y_WEBSOCKET: Dialect = { name: 'y-websocket', urlOf: urlOfRoom };
/** The raw relay gets y-websocket's frames and understands nothing of them: there is no document to ask for. */
export const RAW: Dialect = { name: 'raw', urlOf: urlOfRoom };

const KIND = { sync: 0, awareness: 1, auth: 2, syncReply: 4, stateless: 5, ping: 9, pong: 10 } as const;
const SYNC = { question: 0, answer: 1, update: 2 } as const;
const AUTH = { token: 0, denied: 1, admitted: 2 } as const;
const NOTHING_MISSING = Uint8Array.of(0);

export const PONG = Uint8Array.of(KIND.pong);
const OTHER: Heard = { kind: 'other' };
const QUESTION: Heard = { kind: 'question' };
const ADMITTED: Heard = { kind: 'admitted' };

/** Writes and reads the frames of one room. */
export class Frames {
  private readonly address: string | undefined;
  private readonly addressBytes: number;

  constructor({ name }: Dialect, room: string) {
    this.address = name === 'hocuspocus' ? room : undefined;
    this.addressBytes =
      this.address === undefined ? 0 : encoding.encode((to) => encoding.writeVarString(to, room)).length;
  }

  token(token: string): Uint8Array {
    return this.write(KIND.auth, (to) => {
      encoding.writeVarUint(to, AUTH.token);
      encoding.writeVarString(to, token);
    });
  }

  /** "Send me all you have." */
  question(): Uint8Array {
    return this.sync(SYNC.question, NOTHING_MISSING);
  }

  answer(update: Uint8Array): Uint8Array {
    return this.sync(SYNC.answer, update);
  }

  edit(update: Uint8Array): Uint8Array {
    return this.sync(SYNC.update, update);
  }

  caret(update: Uint8Array): Uint8Array {
    return this.write(KIND.awareness, (to) => encoding.writeVarUint8Array(to, update));
  }

  message(payload: string): Uint8Array {
    return this.write(KIND.stateless, (to) => encoding.writeVarString(to, payload));
  }

  read(bytes: Uint8Array): Heard {
    if (bytes.byteLength === 1) return bytes[0] === KIND.ping ? { kind: 'ping' } : OTHER;
    const from = decoding.createDecoder(bytes);
    from.pos = this.addressBytes;
    switch (decoding.readVarUint(from)) {
      case KIND.sync:
      case KIND.syncReply: {
        const step = decoding.readVarUint(from);
        if (step === SYNC.question) return QUESTION;
        return { kind: 'edits', update: decoding.readVarUint8Array(from), isAnswer: step === SYNC.answer };
      }
      case KIND.awareness:
        return { kind: 'carets', carets: decoding.readVarUint8Array(from) };
      case KIND.auth:
        if (decoding.readVarUint(from) === AUTH.admitted) return ADMITTED;
        return { kind: 'refused', reason: decoding.readVarString(from) };
      case KIND.stateless:
        return { kind: 'message', payload: decoding.readVarString(from) };
      default:
        return OTHER;
    }
  }

  private sync(step: number, payload: Uint8Array): Uint8Array {
    return this.write(KIND.sync, (to) => {
      encoding.writeVarUint(to, step);
      encoding.writeVarUint8Array(to, payload);
    });
  }

  private write(kind: number, body: (to: encoding.Encoder) => void): Uint8Array {
    return encoding.encode((to) => {
      if (this.address !== undefined) encoding.writeVarString(to, this.address);
      encoding.writeVarUint(to, kind);
      body(to);
    });
  }
}
