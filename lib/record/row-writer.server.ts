import type { Pool, PoolClient } from '../db/pool.server.ts';
import type { PendingRow } from './pending-row.ts';

/** Rows of one room, in the order they came, with what is known of their authors. */
export interface RoomBatch {
  readonly roomId: string;
  readonly epoch: number;
  /** The last row of the room that this process knows to be committed. */
  readonly knownSeq: number;
  readonly rows: readonly { readonly row: PendingRow; readonly verified: boolean }[];
}

/** For each room of the batch the seq of its last row; a room that is missing has no record of that epoch. */
export type Committed = ReadonlyMap<string, number>;

// The heads are locked in room order, so that two processes that write to the same rooms cannot wait for each other.
const insertLocking = (lock: string) => `
  with head as materialized (
    select "roomId", epoch, seq from "RecordHead" where "roomId" = any($1::text[]) order by "roomId" ${lock}
  ), input as (
    select * from unnest($2::text[], $3::int[], $4::int[], $5::float8[], $6::float8[], $7::text[], $8::bool[], $9::bytea[], $10::text[])
      as r("roomId", epoch, n, at, "claimedAt", "participantId", verified, update, event)
  ), moved as (
    update "RecordHead" h set seq = head.seq + room.total, "updatedAt" = now()
    from head join (select "roomId", epoch, count(*)::int as total from input group by 1, 2) room using ("roomId", epoch)
    where h."roomId" = head."roomId"
    returning h."roomId", h.seq
  ), inserted as (
    insert into "RecordRow"
      ("roomId", epoch, seq, at, "claimedAt", "instanceId", "participantId", verified, update, event)
    select r."roomId", r.epoch, head.seq + r.n, to_timestamp(r.at / 1000), to_timestamp(r."claimedAt" / 1000), $11,
      r."participantId", r.verified, r.update, r.event::jsonb
    from input r join head using ("roomId", epoch)
  )
  select "roomId", seq from moved`;

const INSERT = {
  wait: { name: 'record-insert', text: insertLocking('for update') },
  pass: { name: 'record-insert-passing', text: insertLocking('for update skip locked') },
} as const;

/**
 * Commits rows of several rooms in one statement; `seq` is gap-free because each head is locked meanwhile. With `pass`,
 * rooms whose head somebody else has locked are passed over: they are missing in the answer, too.
 */
export async function insertRows(
  connection: Pool | PoolClient,
  instanceId: string,
  batches: readonly RoomBatch[],
  locked: keyof typeof INSERT = 'wait',
): Promise<Committed> {
  const rows = batches.flatMap(({ roomId, epoch, rows }) =>
    rows.map(({ row, verified }, index) => ({ roomId, epoch, n: index + 1, row, verified })),
  );
  const result = await connection.query<{ roomId: string; seq: number }>({
    ...INSERT[locked],
    values: [
      batches.map(({ roomId }) => roomId),
      rows.map(({ roomId }) => roomId),
      rows.map(({ epoch }) => epoch),
      rows.map(({ n }) => n),
      rows.map(({ row }) => row.at),
      rows.map(({ row }) => row.claimedAt),
      rows.map(({ row }) => row.participantId),
      rows.map(({ verified }) => verified),
      rows.map(({ row: { content } }) => (content.kind === 'update' ? Buffer.from(content.update) : null)),
      rows.map(({ row: { content } }) => (content.kind === 'event' ? JSON.stringify(content.event) : null)),
      instanceId,
    ],
  });
  return new Map(result.rows.map(({ roomId, seq }) => [roomId, seq]));
}

const LOCK = `select 1 from "RecordHead" where "roomId" = any($1::text[]) order by "roomId" for update`;

const LANDED = `
  select row."roomId", max(row.seq)::int as seq
  from "RecordRow" row join unnest($1::text[], $2::int[], $3::int[]) as known("roomId", epoch, seq)
    on row."roomId" = known."roomId" and row.epoch = known.epoch and row.seq > known.seq
  where row."instanceId" = $4
  group by 1`;

/**
 * Commits rows whose first commit may have succeeded without an answer: what already stands is not written twice
 * (DUR4). It can tell because all rows of a process pass through one writer, one batch after the other.
 */
export async function insertRowsOnce(
  pool: Pool,
  instanceId: string,
  batches: readonly RoomBatch[],
): Promise<Committed> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query(LOCK, [batches.map(({ roomId }) => roomId)]);
    const landed = await client.query<{ roomId: string; seq: number }>(LANDED, [
      batches.map(({ roomId }) => roomId),
      batches.map(({ epoch }) => epoch),
      batches.map(({ knownSeq }) => knownSeq),
      instanceId,
    ]);
    const committed = new Map(landed.rows.map(({ roomId, seq }) => [roomId, seq]));
    const rest = batches.filter(({ roomId }) => !committed.has(roomId));
    if (rest.length > 0)
      for (const [roomId, seq] of await insertRows(client, instanceId, rest)) committed.set(roomId, seq);
    await client.query('commit');
    failed = false;
    return committed;
  } finally {
    // A connection in doubt is thrown away: its transaction ends with it.
    client.release(failed);
  }
}
