import type { Pool } from '../db/pool.server.ts';
import type { RecordPlace } from './record-store.server.ts';

/** A committed row as other instances need it. */
export interface TailRow {
  readonly seq: number;
  /** Null for an event. */
  readonly update: Uint8Array | null;
  readonly participantId: string | null;
  readonly verified: boolean;
}

/** As many rows as are read at once; who is further behind reads again. */
export const TAIL_ROWS = 2_000;

const TAIL = `
  select seq, update, "participantId", verified from "RecordRow"
  where "roomId" = $1 and epoch = $2 and seq > $3 order by seq limit ${TAIL_ROWS}`;

/** The committed rows behind a place, in order and without a gap, `TAIL_ROWS` at most. */
export async function readTail(pool: Pool, roomId: string, { epoch, seq }: RecordPlace): Promise<TailRow[]> {
  const { rows } = await pool.query<TailRow>(TAIL, [roomId, epoch, seq]);
  return rows;
}
