import { z } from 'zod';
import { type Database, Prisma } from '../db/client.server.ts';
import { parseJson } from '../kernel/json.ts';
import type { ListRooms, RoomFilter, RoomSort } from '../protocol/room-list.ts';
import { fold } from './room-listing.server.ts';
import { oldestBeat } from './seats.server.ts';

/** What each list is sorted by: a column that stands with the id in an index, so that any page is a short walk in it. */
const SORT_COLUMNS: Record<RoomSort, { readonly name: Prisma.Sql; readonly type: keyof typeof KEY_TYPES }> = {
  activity: { name: Prisma.sql`r."lastActivityAt"`, type: 'moment' },
  created: { name: Prisma.sql`r."createdAt"`, type: 'moment' },
  title: { name: Prisma.sql`r."titleKey"`, type: 'text' },
  candidate: { name: Prisma.sql`r."candidateKey"`, type: 'text' },
  length: { name: Prisma.sql`r."lengthSeconds"`, type: 'number' },
  runs: { name: Prisma.sql`r."runCount"`, type: 'number' },
  score: { name: Prisma.sql`r.score`, type: 'number' },
};

/** How a key of a cursor is read back. A browser may send anything: what is no such value is no cursor. */
const KEY_TYPES = {
  moment: { cast: Prisma.sql`timestamptz`, isOne: (key: string) => !Number.isNaN(Date.parse(key)) },
  number: { cast: Prisma.sql`double precision`, isOne: (key: string) => key !== '' && Number.isFinite(Number(key)) },
  text: { cast: Prisma.sql`text`, isOne: (key: string) => !key.includes('\0') },
} as const;

/** One page of a list: the rooms' ids in its order, and the cursor of the page after it. */
export interface RoomPage {
  readonly roomIds: readonly string[];
  readonly next: string | null;
}

/** Finds one page of the rooms that an account asks for. */
export async function queryRooms(db: Database, accountId: string, query: ListRooms): Promise<RoomPage> {
  const rows = await db.$queryRaw<{ id: string; key: string }[]>(roomPageSql(accountId, query));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    roomIds: page.map(({ id }) => id),
    next: rows.length > query.limit && last !== undefined ? encodeCursor(last) : null,
  };
}

/** The statement behind one page; one row more than the page says whether there is another. */
export function roomPageSql(accountId: string, query: ListRooms): Prisma.Sql {
  const { name, type } = SORT_COLUMNS[query.sort];
  const isDown = query.direction === 'desc';
  const keys = KEY_TYPES[type];
  const after = decodeCursor(query.cursor, keys.isOne);
  const conditions = [
    FILTERS[query.filter],
    ...(query.scope === 'mine' ? [takesPart(accountId)] : []),
    ...(query.language === undefined ? [] : [Prisma.sql`r.language = ${query.language}`]),
    ...searchConditions(query.search),
    ...(after === undefined
      ? []
      : [
          Prisma.sql`(${name}, r.id) ${isDown ? Prisma.sql`<` : Prisma.sql`>`} (${after.key}::${keys.cast}, ${after.id})`,
        ]),
  ];
  const order = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  return Prisma.sql`
    select r.id, ${name}::text as key from "Room" r
    where ${Prisma.join(conditions, ' and ')}
    order by ${name} ${order}, r.id ${order} limit ${query.limit + 1}`;
}

const HERE = Prisma.sql`r."deletedAt" is null and r."archivedAt" is null`;

const FILTERS: Record<RoomFilter, Prisma.Sql> = {
  all: HERE,
  get live() {
    return Prisma.sql`${HERE} and r.id in (select s."roomId" from "Seat" s where s."beatAt" > ${oldestBeat()})`;
  },
  open: Prisma.sql`${HERE} and r.state = 'open' and (r."opensAt" is null or r."opensAt" <= now())`,
  scheduled: Prisma.sql`${HERE} and r.state = 'open' and r."opensAt" > now()`,
  ended: Prisma.sql`${HERE} and r.state = 'ended'`,
  kept: Prisma.sql`r."deletedAt" is null and r."keptAt" is not null`,
  archived: Prisma.sql`r."deletedAt" is null and r."archivedAt" is not null`,
  deleted: Prisma.sql`r."deletedAt" is not null`,
};

function takesPart(accountId: string): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from "Participant" p
    where p."roomId" = r.id and p."userId" = ${accountId} and p."revokedAt" is null)`;
}

// Each word by its beginning, in any order. Quoted, so that no character of it is an operator.
function searchConditions(search = ''): Prisma.Sql[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}':*`).join(' & ');
  return [Prisma.sql`r.search @@ to_tsquery('simple', ${query})`];
}

const cursorSchema = z.tuple([z.string(), z.string()]);

function encodeCursor({ key, id }: { key: string; id: string }): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

// A cursor of another order leads to some page of this one; never to rooms that the conditions don't allow.
function decodeCursor(
  cursor: string | undefined,
  isKey: (key: string) => boolean,
): { key: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) return undefined;
  const [key, id] = parsed.data;
  return isKey(key) && !id.includes('\0') ? { key, id } : undefined;
}
