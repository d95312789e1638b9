import pg from 'pg';
import * as Y from 'yjs';
import { connectDatabase } from '../../lib/db/client.server.ts';
import { newId } from '../../lib/kernel/ids.ts';
import { createRoom } from '../../lib/rooms/room-store.server.ts';
import { authorIndex, type History } from './history.ts';

/** A room of Pairpad's database and those who may enter it. */
export interface BenchRoom {
  readonly roomId: string;
  readonly participantIds: readonly string[];
}

const PEOPLE = 8;
/** Parameters of one statement, in rows. */
const ROWS_AT_ONCE = 5_000;
/** An hour's edits come this far apart. */
const EDIT_PAUSE_MS = 120;

const INSERT_HISTORY = `
  insert into "RecordRow" ("roomId", epoch, seq, at, "instanceId", "participantId", update)
  select $1, 1, $2 + n, now() - interval '1 hour' + n * $3 * interval '1 ms', 'bench', author, update
  from unnest($4::bytea[], $5::text[]) with ordinality as edit(update, author, n)`;
const COPY_HISTORY = `
  insert into "RecordRow" ("roomId", epoch, seq, at, "instanceId", "participantId", update)
  select room, epoch, seq, at, "instanceId", replace("participantId", $1, room), update
  from "RecordRow" cross join unnest($2::text[]) room where "roomId" = $1 and "instanceId" = 'bench'`;
const BIND_AUTHORS = `
  insert into "ClientBinding" ("roomId", epoch, "clientId", "participantId")
  select room, 1, author, room || '-' || (n - 1)
  from unnest($1::text[]) room cross join unnest($2::bigint[]) with ordinality as author(author, n)`;
const MOVE_HEADS = `update "RecordHead" set seq = seq + $2 where "roomId" = any($1::text[])`;
const FIRST_UPDATES = `select "roomId", update from "RecordRow" where "roomId" = any($1::text[]) and seq = 2`;
const SNAPSHOT = `insert into "Snapshot" ("roomId", epoch, seq, state) values ($1, 1, $2, $3)`;

/** Fills a migrated database with rooms that all have the same history in their records, row by row. */
export async function makeRooms(databaseUrl: string, count: number, history: History): Promise<BenchRoom[]> {
  const rooms = await openRooms(databaseUrl, count);
  const [first, ...rest] = rooms.map(({ roomId }) => roomId);
  if (first === undefined || history.updates.length === 0) return rooms;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const ids = [first, ...rest];
    const before = 2;
    for (let from = 0; from < history.updates.length; from += ROWS_AT_ONCE) {
      const updates = history.updates.slice(from, from + ROWS_AT_ONCE);
      const people = updates.map((_, index) => `${first}-${authorIndex(from + index)}`);
      const bytes = updates.map((update) => Buffer.from(update));
      await client.query(INSERT_HISTORY, [first, before + from, EDIT_PAUSE_MS, bytes, people]);
    }
    await client.query(COPY_HISTORY, [first, rest]);
    await client.query(BIND_AUTHORS, [ids, history.authors]);
    await client.query(MOVE_HEADS, [ids, history.updates.length]);
    const starters = await client.query<{ roomId: string; update: Buffer }>(FIRST_UPDATES, [ids]);
    for (const { roomId, update } of starters.rows) {
      const state = Buffer.from(Y.mergeUpdates([update, history.state]));
      await client.query(SNAPSHOT, [roomId, before + history.updates.length, state]);
    }
    // What a database that lived through that hour has behind it, and must not do while others measure.
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
  return rooms;
}

async function openRooms(databaseUrl: string, count: number): Promise<BenchRoom[]> {
  const db = connectDatabase(databaseUrl);
  try {
    const owner = { accountId: newId(), name: 'Bench' };
    await db.user.create({
      data: { id: owner.accountId, name: owner.name, email: `${owner.accountId}@example.test` },
    });
    const rooms: BenchRoom[] = [];
    for (let made = 0; made < count; made += 1) {
      const { roomId } = await createRoom(db, {
        owner,
        language: 'javascript',
        template: 'hello',
        title: 'Bench',
      });
      rooms.push({ roomId, participantIds: Array.from({ length: PEOPLE }, (_, index) => `${roomId}-${index}`) });
    }
    await db.participant.createMany({
      data: rooms.flatMap(({ roomId, participantIds }) =>
        participantIds.map((id, index) => ({ id, roomId, name: `Typist ${index}`, role: 'guest', color: index })),
      ),
    });
    return rooms;
  } finally {
    await db.$disconnect();
  }
}
