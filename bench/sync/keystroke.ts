import * as encoding from 'lib0/encoding';
import type { Place } from './history.ts';

// Written by hand, because a Y.Doc for each of a thousand typists would make the generator the thing that is measured.
const STRING = 4;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;

/** The Yjs update (v1) that a browser sends for one typed character: the author's `clock`-th, at a place. */
export function keystroke(client: number, clock: number, { left, right }: Place, letter: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, STRING | (left === null ? 0 : HAS_LEFT) | (right === null ? 0 : HAS_RIGHT));
    for (const id of [left, right]) {
      if (id === null) continue;
      encoding.writeVarUint(encoder, id.client);
      encoding.writeVarUint(encoder, id.clock);
    }
    if (left === null && right === null) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'code');
    }
    encoding.writeVarString(encoder, letter);
    encoding.writeVarUint(encoder, 0);
  });
}

/** The awareness update for a caret behind the author's `clock`-th character, with what an editor says about itself. */
export function caret(client: number, awarenessClock: number, clock: number): Uint8Array {
  const position = { tname: 'code', item: { client, clock }, assoc: 0 };
  const state = { user: { name: 'Ada Lovelace', color: '#30bced' }, cursor: { anchor: position, head: position } };
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, awarenessClock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}
