import type { Database } from '../db/client.server.ts';
import { type ClientBindings, type ReplayRow, readEvent } from './rows.ts';

/** Rows fetched at once: few round trips, and never a whole record in memory twice. */
const PAGE_ROWS = 2_000;

/** A stretch of a room's record: the rows after `after`, up to and with `upTo`. */
export interface RowRange {
  readonly roomId: string;
  readonly epoch: number;
  readonly after: number;
  readonly upTo: number;
}

/** Reads rows in order, some thousands at a time. Events of kinds that this version does not know are left out. */
export async function* readRows(db: Database, { roomId, epoch, after, upTo }: RowRange): AsyncIterable<ReplayRow[]> {
  for (let cursor = after; cursor < upTo; ) {
    const rows = await db.recordRow.findMany({
      where: { roomId, epoch, seq: { gt: cursor, lte: upTo } },
      orderBy: { seq: 'asc' },
      take: PAGE_ROWS,
    });
    const last = rows.at(-1);
    if (last === undefined)
      throw new Error(`room ${roomId} has no rows after ${cursor}, though its head is at ${upTo}`);
    cursor = last.seq;
    yield rows.flatMap<ReplayRow>(({ seq, at, claimedAt, participantId, verified, update, event }) => {
      const head = { seq, at: at.getTime(), participantId };
      if (update !== null) return [{ ...head, update, verified, claimedAt: claimedAt?.getTime() ?? null }];
      const known = readEvent(event);
      return known === undefined ? [] : [{ ...head, event: known }];
    });
  }
}

/** Whose client ids are whose in a room. */
export async function readBindings(db: Database, roomId: string, epoch: number): Promise<ClientBindings> {
  const rows = await db.clientBinding.findMany({ where: { roomId, epoch } });
  return new Map(rows.map(({ clientId, participantId }) => [Number(clientId), participantId]));
}
