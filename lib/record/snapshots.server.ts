import * as Y from 'yjs';
import type { Pool } from '../db/pool.server.ts';
import { loadRecord } from './loader.server.ts';

/** Rows after which a room gets a new snapshot at the latest: loading then folds at most this many, in some 20 ms. */
export const SNAPSHOT_ROWS = 4_000;
/** Rows that make a snapshot worth its writing when a room is put away. */
export const SNAPSHOT_ROWS_AT_UNLOAD = 100;

const INSERT = `
  insert into "Snapshot" ("roomId", epoch, seq, state) values ($1, $2, $3, $4) on conflict do nothing`;
// Rows stay: a snapshot only saves folding them, and an older one saves less.
const DELETE_OLDER = `delete from "Snapshot" where "roomId" = $1 and epoch = $2 and seq < $3`;

/**
 * Writes the document after the record's last row. It folds what is committed and never looks at a live document,
 * which may hold edits that are not.
 */
export async function takeSnapshot(pool: Pool, roomId: string): Promise<number> {
  const doc = new Y.Doc();
  try {
    const { epoch, seq } = await loadRecord(pool, roomId, doc, 'snapshot');
    await pool.query(INSERT, [roomId, epoch, seq, Buffer.from(Y.encodeStateAsUpdate(doc))]);
    await pool.query(DELETE_OLDER, [roomId, epoch, seq]);
    return seq;
  } finally {
    doc.destroy();
  }
}
