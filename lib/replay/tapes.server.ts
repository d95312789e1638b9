import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Database } from '../db/client.server.ts';
import { log } from '../kernel/log.server.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { type RecordPlace, recordHead } from '../record/record-store.server.ts';
import { Linearizer } from './linearizer.ts';
import { readBindings, readRows } from './record-rows-store.server.ts';
import type { ReplayRow } from './rows.ts';
import { encodeTape } from './tape-codec.ts';
import { findTape, type KeptTape, keepTape } from './tapes-store.server.ts';

/** Live rooms whose fold is kept in memory, so that their next replay folds the tail alone; each takes some megabytes. */
const MAX_LIVE_FOLDS = 4;
/** Folding this many rows takes about ten milliseconds; in between, others have their turn. */
const ROWS_AT_ONCE = 500;

const compress = promisify(gzip);

interface LiveFold {
  readonly linearizer: Linearizer;
  readonly epoch: number;
  seq: number;
  /** Two who ask at once fold one after the other. */
  turn: Promise<unknown>;
}

const liveFolds = () => singleton('replayFolds', () => new Map<string, LiveFold>());

/**
 * The tape of a room up to the end of its record, compressed with gzip; undefined where the room has no record. An
 * ended room's is derived once and kept; a live one's grows by what came since it was last asked for.
 */
export async function roomTape(
  db: Database,
  roomId: string,
  { isOver }: { readonly isOver: boolean },
): Promise<KeptTape | undefined> {
  const head = await recordHead(db, roomId);
  if (head === undefined) return undefined;
  const kept = await findTape(db, roomId, head.epoch);
  if (kept?.seq === head.seq) return kept;
  const tape = await derive(db, roomId, head);
  if (isOver) {
    await keepTape(db, roomId, tape);
    liveFolds().delete(roomId);
  }
  return tape;
}

/** People's leaving is recorded within this time of a room's end, and belongs on its tape. */
const SETTLE_MS = 3_000;

/** Derives and keeps the tape of a room that has just ended, so that its first replay opens at once. */
export async function keepTapeAtEnd(db: Database, roomId: string): Promise<void> {
  await pause(SETTLE_MS);
  await roomTape(db, roomId, { isOver: true }).catch((error: unknown) =>
    // The first replay derives it then.
    log.warn('a tape was not kept at the end of its room', { roomId, error: String(error) }),
  );
}

async function derive(db: Database, roomId: string, head: RecordPlace): Promise<KeptTape> {
  const fold = foldOf(roomId, head.epoch);
  const turn = fold.turn.then(
    () => extend(db, roomId, fold, head.seq),
    () => extend(db, roomId, fold, head.seq),
  );
  fold.turn = turn;
  try {
    return await turn;
  } catch (error) {
    // Half folded, it would be wrong for whoever asks next.
    liveFolds().delete(roomId);
    throw error;
  }
}

async function extend(db: Database, roomId: string, fold: LiveFold, upTo: number): Promise<KeptTape> {
  const { epoch, linearizer } = fold;
  for await (const rows of readRows(db, { roomId, epoch, after: fold.seq, upTo })) {
    // Read after the rows: a binding is settled no later than the rows that need it.
    linearizer.bind(await readBindings(db, roomId, epoch));
    await push(linearizer, rows);
  }
  fold.seq = Math.max(fold.seq, upTo);
  const tape = linearizer.tape();
  return { epoch, seq: fold.seq, tape: new Uint8Array(await compress(encodeTape(tape))) };
}

async function push(linearizer: Linearizer, rows: readonly ReplayRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    for (const row of rows.slice(from, from + ROWS_AT_ONCE)) linearizer.push(row);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function foldOf(roomId: string, epoch: number): LiveFold {
  const folds = liveFolds();
  const known = folds.get(roomId);
  const fold =
    known?.epoch === epoch ? known : { linearizer: new Linearizer(epoch), epoch, seq: 0, turn: Promise.resolve() };
  folds.delete(roomId);
  folds.set(roomId, fold);
  const [oldest] = folds.keys();
  if (folds.size > MAX_LIVE_FOLDS && oldest !== undefined) folds.delete(oldest);
  return fold;
}
