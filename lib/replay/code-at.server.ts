import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Database } from '../db/client.server.ts';
import type { Language } from '../protocol/languages.ts';
import { languageAt } from './language-at.ts';
import { codeOfRun } from './run-history-store.server.ts';
import { countUpTo } from './tape.ts';
import { decodeTape } from './tape-codec.ts';
import { tapeText } from './tape-text.ts';
import { roomTape } from './tapes.server.ts';

const decompress = promisify(gunzip);

/** A moment of a room: a row of its record, or one of its runs. */
export interface CodeMoment {
  readonly seq: number;
  readonly runId?: string | undefined;
}

/** A room's text and language at a moment; undefined where the room has no record or no such run. */
export async function codeAt(
  db: Database,
  roomId: string,
  { seq, runId }: CodeMoment,
): Promise<{ readonly text: string; readonly language: Language | undefined } | undefined> {
  if (runId !== undefined) return codeOfRun(db, roomId, runId);
  const kept = await roomTape(db, roomId, { isOver: false });
  if (kept === undefined) return undefined;
  const tape = decodeTape(await decompress(kept.tape));
  return { text: tapeText(tape.edits).at(countUpTo(tape.edits.seq, seq)), language: languageAt(tape, seq) };
}
