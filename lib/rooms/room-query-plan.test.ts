import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { Prisma } from '../db/client.server.ts';
import { listRoomsSchema, ROOM_FILTERS, ROOM_SORTS } from '../protocol/room-list.ts';
import { queryRooms, roomPageSql } from './room-query.server.ts';

const ROOMS = 100_000;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  await db.$executeRaw`
    insert into "User" (id, name, email, "updatedAt")
    select 'account' || n, 'Person ' || n, n || '@example.test', now() from generate_series(0, 19) n`;
  await db.$executeRaw`
    insert into "Room" (id, "ownerId", title, "titleKey", candidate, "candidateKey", language, template, state,
      "createdAt", "lastActivityAt", "opensAt", "archivedAt", "keptAt", "deletedAt", "lengthSeconds", "runCount", score, search)
    select 'room' || n, 'account' || n % 20, 'Room ' || md5(n::text), 'room ' || md5(n::text), 'Name ' || n, 'name ' || n,
      (array['javascript', 'typescript', 'python', 'go', 'rust'])[(hashint4(n + 3) & 3) + 1 + (n % 100 = 0)::int], 'hello',
      case when n % 400 = 0 then 'open' else 'ended' end,
      now() - n * interval '7 minutes', now() - n * interval '7 minutes',
      case when n % 1200 = 0 then now() + interval '1 day' end,
      case when n % 50 = 1 then now() end, case when n % 900 = 2 then now() end, case when n % 700 = 3 then now() end,
      hashint4(n) & 4095, hashint4(n + 1) & 63, hashint4(n + 2) & 3, to_tsvector('simple', 'room ' || substr(md5(n::text), 1, 6) || ' name' || n)
    from generate_series(1, ${ROOMS}) n`;
  await db.$executeRaw`
    insert into "Participant" (id, "roomId", "userId", name, role, color)
    select 'host' || n, 'room' || n, 'account' || n % 20, 'Person', 'host', 0 from generate_series(1, ${ROOMS}) n`;
  await db.$executeRaw`
    insert into "Seat" (id, "roomId", "participantId", "instanceId", "mayEdit")
    select 'seat' || n, 'room' || n, 'host' || n, 'i', true from generate_series(400, 20000, 400) n`;
  await db.$executeRawUnsafe('vacuum analyze');
}, 120_000);
afterAll(() => test.drop());

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

async function explain(sql: Prisma.Sql): Promise<{ nodes: PlanNode[]; milliseconds: number }> {
  const [row] = await test.db.$queryRaw<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }[]>(
    Prisma.sql`explain (analyze, format json) ${sql}`,
  );
  const plan = row?.['QUERY PLAN'][0];
  if (plan === undefined) throw new Error('no plan');
  const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];
  return { nodes: flatten(plan.Plan), milliseconds: plan['Execution Time'] };
}

/** The plan of a page in a line, for the report of the test. */
function shown(nodes: readonly PlanNode[]): string {
  return nodes.map((node) => [node['Node Type'], node['Index Name']].filter(Boolean).join(' ')).join(' < ');
}

describe(`lists at ${ROOMS.toLocaleString('en')} rooms`, () => {
  const queries = [
    ...ROOM_SORTS.flatMap((sort) => [{ sort }, { sort, direction: 'asc' }, { sort, scope: 'all' }]),
    ...ROOM_FILTERS.flatMap((filter) => [
      { filter },
      { filter, scope: 'all' },
      { filter, sort: 'title', scope: 'all' },
    ]),
    { language: 'rust' },
    { search: 'name4242' },
    { search: 'room', scope: 'all' },
    { search: 'abc', sort: 'score', scope: 'all' },
  ].map((query) => listRoomsSchema.parse(query));

  it('reads every page through an index, the first one and one far down', async () => {
    const lines: string[] = [];
    for (const query of queries) {
      const first = await queryRooms(test.db, 'account7', query);
      const pages = [query, ...(first.next === null ? [] : [{ ...query, cursor: first.next }])];
      for (const page of pages) {
        const { nodes, milliseconds } = await explain(roomPageSql('account7', page));
        const label = [query.sort, query.direction, query.scope, query.filter, query.language, query.search].join(' ');
        lines.push(`${label}: ${milliseconds.toFixed(1)} ms: ${shown(nodes)}`);
        const scanned = nodes.find((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'Room');
        expect(scanned, lines.at(-1)).toBeUndefined();
      }
    }
    console.log(lines.join('\n'));
  });
});
