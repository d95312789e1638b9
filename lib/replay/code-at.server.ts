import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Database } from '../db/client.server.ts';
import type { Language } from '../protocol/languages.ts';
import { languageAt } from './language-at.ts';
import { countUpTo } from './tape.ts';
import { decodeTape } from './tape-codec.ts';
import { tapeText } from './tape-text.ts';
import { roomTape } from './tapes.server.ts';

const decompress = promisify(gunzip);

/** A room's text and language after a row of its record; undefined where the room has no record. */
export async function codeAt(
  db: Database,
  roomId: string,
  seq: number,
): Promise<{ readonly text: string; readonly language: Language | undefined } | undefined> {
  const kept = await roomTape(db, roomId, { isOver: false });
  if (kept === undefined) return undefined;
  const tape = decodeTape(await decompress(kept.tape));
  return { text: tapeText(tape.edits).at(countUpTo(tape.edits.seq, seq)), language: languageAt(tape, seq) };
}
