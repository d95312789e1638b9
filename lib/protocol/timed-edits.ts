import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MAX_TIMED_EDITS_PER_FRAME } from './limits.ts';

/** The type of a frame of timed edits, beside those of the Hocuspocus wire, which end far below. */
export const TIMED_EDITS = 64;
/** The query parameter of the sync socket's address that names the epoch of the copy a page holds. */
export const EPOCH_PARAMETER = 'epoch';

/** An edit, and how long before its sending it was typed: two clocks need not agree for that. */
export interface TimedEdit {
  readonly update: Uint8Array;
  readonly agoMs: number;
}

/** Leaves room in a frame for one large edit behind the small ones. */
const PREFERRED_BYTES = 262_144;

/** Frames that bring what was typed without a connection, in the order it was typed. */
export function encodeTimedEdits(roomId: string, edits: readonly TimedEdit[]): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let from = 0;
  while (from < edits.length) {
    let to = from;
    let bytes = 0;
    while (to < edits.length && to - from < MAX_TIMED_EDITS_PER_FRAME && (to === from || bytes < PREFERRED_BYTES)) {
      bytes += edits[to]?.update.byteLength ?? 0;
      to += 1;
    }
    frames.push(encodeFrame(roomId, edits.slice(from, to)));
    from = to;
  }
  return frames;
}

function encodeFrame(roomId: string, edits: readonly TimedEdit[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, roomId);
    encoding.writeVarUint(encoder, TIMED_EDITS);
    encoding.writeVarUint(encoder, edits.length);
    for (const { agoMs, update } of edits) {
      encoding.writeVarUint(encoder, Math.max(0, Math.round(agoMs)));
      encoding.writeVarUint8Array(encoder, update);
    }
  });
}

/** Reads what follows the type; undefined where it is over its bound. Throws on bytes that end too soon. */
export function readTimedEdits(decoder: decoding.Decoder): TimedEdit[] | undefined {
  const count = decoding.readVarUint(decoder);
  if (count > MAX_TIMED_EDITS_PER_FRAME) return undefined;
  const edits: TimedEdit[] = [];
  for (let left = count; left > 0; left -= 1) {
    const agoMs = decoding.readVarUint(decoder);
    edits.push({ agoMs, update: decoding.readVarUint8Array(decoder) });
  }
  return edits;
}
