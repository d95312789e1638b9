import type * as Y from 'yjs';
import type { Pool } from '../db/pool.server.ts';
import { foldInto } from './fold.ts';
import type { RecordPlace } from './record-store.server.ts';

/** The record is there but cannot be believed: rows are missing, or build on what is missing. */
export class DamagedRecordError extends Error {
  override readonly name = 'DamagedRecordError';
}

export interface LoadedRecord extends RecordPlace {
  /** The seq the newest snapshot stands at; 0 where there is none. */
  readonly snapshotSeq: number;
}

const HEAD = `select epoch, seq from "RecordHead" where "roomId" = $1`;
const SNAPSHOT = `
  select seq, state from "Snapshot" where "roomId" = $1 and epoch = $2 and seq <= $3 order by seq desc limit 1`;
const TAIL = `
  select seq, update from "RecordRow" where "roomId" = $1 and epoch = $2 and seq > $3 and seq <= $4 order by seq`;

/**
 * Reads a room's record into a document and says where it stands. Throws rather than leave a document that is not the
 * room's (DUR3): where the room has no record, a row is missing, or the rows do not fold into a whole.
 */
export async function loadRecord(pool: Pool, roomId: string, doc: Y.Doc, origin: unknown): Promise<LoadedRecord> {
  const head = (await pool.query<RecordPlace>(HEAD, [roomId])).rows[0];
  if (head === undefined) throw new DamagedRecordError(`room ${roomId} has no record`);
  const { epoch, seq } = head;
  const snapshot = (await pool.query<{ seq: number; state: Buffer }>(SNAPSHOT, [roomId, epoch, seq])).rows[0];
  const snapshotSeq = snapshot?.seq ?? 0;
  const { rows } = await pool.query<{ seq: number; update: Buffer | null }>(TAIL, [roomId, epoch, snapshotSeq, seq]);
  if (rows.length !== seq - snapshotSeq) {
    throw new DamagedRecordError(`room ${roomId} has ${rows.length} rows after ${snapshotSeq}, not up to ${seq}`);
  }
  const updates = rows.flatMap(({ update }) => (update === null ? [] : [update]));
  const whole = foldInto(doc, snapshot === undefined ? updates : [snapshot.state, ...updates], origin);
  if (!whole) throw new DamagedRecordError(`the record of room ${roomId} builds on what it does not hold`);
  return { epoch, seq, snapshotSeq };
}
