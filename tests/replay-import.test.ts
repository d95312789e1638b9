import { gunzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { NextRequest } from 'next/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BUNDLE_BYTES } from '../lib/protocol/limits.ts';
import { BUNDLE_FILES, type BundleRow, MANIFEST } from '../lib/replay/bundle/bundle-format.ts';
import { type SessionToBundle, writeBundle } from '../lib/replay/bundle/write-bundle.ts';
import { countUpTo } from '../lib/replay/tape.ts';
import { decodeTape } from '../lib/replay/tape-codec.ts';
import { tapeText } from '../lib/replay/tape-text.ts';
import { roomTape } from '../lib/replay/tapes.server.ts';
import { randomSession } from '../lib/replay/testing/random-session.ts';
import { actAsWebProcess, ORIGIN, signUpAccount } from './support/api.ts';
import { craftZip } from './support/crafted-zip.ts';
import { createTestDatabase, type TestDatabase } from './support/index.ts';

const AT = Date.UTC(2026, 0, 5, 9);
const { rows, bindings, texts } = randomSession(7, { people: 3, steps: 400 });

const SESSION: SessionToBundle = {
  room: { title: 'Before', language: 'go', template: 'blank', createdAt: AT, endedAt: AT + 60_000 },
  people: [0, 1, 2].map((color) => ({ participantId: `p${color}`, name: `Person ${color}`, role: 'guest', color })),
  statements: [{ n: 1, title: 'Two sum', statement: 'Find two numbers.' }],
  clients: [...bindings].map(([clientId, participantId]) => ({ clientId, participantId })),
  runs: ['one', 'two'].map((runId, index) => ({
    runId,
    participantId: 'p1',
    startedBy: 'Person 1',
    language: 'go',
    code: 'package main',
    stdin: '',
    timeoutSeconds: 10,
    seq: 5 + index,
    state: 'ended',
    end: { reason: 'exited', exitCode: 0 },
    executionTimeMs: 1,
    memoryUsageMb: 1,
    startedAt: AT,
    endedAt: AT + 1_000,
    chunks: [{ n: 1, at: AT, stream: 'stdout', text: 'hello\n' }],
  })),
  comments: ['first', 'second'].map((commentId, index) => ({
    commentId,
    parentId: index === 0 ? null : 'first',
    seq: 9,
    from: 0,
    to: 1,
    author: 'Ada Lovelace',
    body: 'Why so?',
    createdAt: AT,
    resolvedAt: null,
    resolvedBy: null,
  })),
  rows: rows.map((row): BundleRow => {
    const { seq, at, participantId } = row;
    return 'event' in row
      ? { seq, at, participantId, claimedAt: null, verified: true, content: { event: row.event } }
      : { seq, at, participantId, claimedAt: row.claimedAt, verified: row.verified, content: { update: row.update } };
  }),
  viewerHtml: '<!doctype html>',
};
const BUNDLE = writeBundle(SESSION, AT);

/** The bundle with its files changed under the manifest's checksums. */
function tampered(change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(BUNDLE);
  change(files);
  return zipSync(files);
}

/** A bundle of another session, whose checksums are right. */
const rewritten = (change: Partial<SessionToBundle>) => writeBundle({ ...SESSION, ...change }, AT);

/** The session with one row's content replaced: the first edit's unless said otherwise. */
function withRow(content: BundleRow['content'], change: Partial<BundleRow> = {}): Uint8Array {
  const at = SESSION.rows.findIndex((row) => 'update' in row.content);
  return rewritten({ rows: SESSION.rows.map((row, index) => (index === at ? { ...row, content, ...change } : row)) });
}

const inManifest = (from: string, to: string) =>
  tampered((files) => {
    const manifest = new TextDecoder().decode(files[MANIFEST]).replace(from, to);
    files[MANIFEST] = new TextEncoder().encode(manifest);
  });

type Bad = readonly [what: string, status: number, reason: string, make: () => Uint8Array];
const BAD: readonly Bad[] = [
  ['is no zip', 400, 'not a zip file', () => new TextEncoder().encode('not a bundle')],
  ['is empty', 400, 'not a zip file', () => new Uint8Array()],
  ['is cut in half', 400, 'not a zip file', () => BUNDLE.subarray(0, BUNDLE.length / 2)],
  ['lacks its last bytes', 400, 'not a zip file', () => BUNDLE.subarray(0, -30)],
  ...[MANIFEST, ...BUNDLE_FILES].map(
    (name): Bad => [`lacks ${name}`, 400, `${name} is missing`, () => tampered((files) => delete files[name])],
  ),
  ...BUNDLE_FILES.map((name): Bad => {
    const flip = (files: Record<string, Uint8Array>) => {
      const file = files[name]?.slice() ?? new Uint8Array();
      file[3] = (file[3] ?? 0) ^ 1;
      files[name] = file;
    };
    return [`holds another ${name}`, 400, `${name} is not what was exported`, () => tampered(flip)];
  }),
  ['is of a version to come', 400, '(version', () => inManifest('"version": 1', '"version": 2')],
  ['is of another format', 400, '(format', () => inManifest('pairpad-session', 'other-session')],
  ['holds a row that is no edit', 400, 'is no edit', () => withRow({ update: new Uint8Array([9, 9, 9]) })],
  ['lacks the edit others build on', 400, 'builds on what', () => withRow({ event: { type: 'room_created' } })],
  ['lacks a row', 400, 'row 4 of its record is missing', () => rewritten({ rows: SESSION.rows.toSpliced(3, 1) })],
  ['speaks of a stranger', 400, 'not in people.json (p0)', () => rewritten({ people: SESSION.people.slice(1) })],
  ['holds a person twice', 400, 'person p0 twice', () => rewritten({ people: twice(SESSION.people) })],
  ['holds a client twice', 400, 'client', () => rewritten({ clients: twice(SESSION.clients) })],
  ['holds a run twice', 400, 'run one twice', () => rewritten({ runs: twice(SESSION.runs) })],
  ['holds a comment twice', 400, 'comment first twice', () => rewritten({ comments: twice(SESSION.comments) })],
  ['holds a row of no time', 400, 'no possible time', () => withRow({ event: null }, { at: 9e15 })],
  ['holds half a character', 400, 'cannot be stored', () => withRow({ event: { type: '\ud800' } })],
  ['holds a NUL', 400, 'cannot be stored', () => withRow({ event: { type: 'a\0b' } })],
  ['holds a number over bounds', 400, 'does not fit', () => rewritten({ comments: far(SESSION.comments) })],
  ['unpacks to more than the bound', 400, 'unpacks to more', () => craftZip([{ name: MANIFEST, content: huge() }])],
  ['is over the bound', 413, 'The request is over', huge],
];

function huge(): Uint8Array {
  return new Uint8Array(MAX_BUNDLE_BYTES + 1);
}
function twice<T>(list: readonly T[]): T[] {
  return [...list, ...list.slice(0, 1)];
}
function far<T extends { readonly seq: number }>(list: readonly T[]): T[] {
  return list.map((one) => ({ ...one, seq: 2 ** 31 }));
}

describe('importing a bundle', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let send: (bundle: Uint8Array) => Promise<{ status: number; roomId?: string; error?: { message: string } }>;

  beforeAll(async () => {
    database = await createTestDatabase();
    actAsWebProcess(database.url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { cookie } = await signUpAccount(database.db, 'interviewer');
    const { POST } = await import('../app/v1/replays/route.ts');
    send = async (bundle) => {
      const init = { method: 'POST', headers: { origin: ORIGIN, cookie }, body: new Uint8Array(bundle) };
      const answer = await POST(new NextRequest(`${ORIGIN}/v1/replays`, init), { params: Promise.resolve({}) });
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    // What is there beforehand is there afterwards.
    expect(await send(BUNDLE)).toMatchObject({ status: 201 });
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Every table with its rows counted and their content hashed. */
  const contents = async () => {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
    );
    const found: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const hashed = await client.query<{ rows: string; hash: string | null }>(
        `select count(*) as rows, md5(string_agg(t::text, chr(10) order by t::text)) as hash from ${name} t`,
      );
      found[name] = `${hashed.rows[0]?.rows} rows: ${hashed.rows[0]?.hash}`;
    }
    return found;
  };
  const counts = async () =>
    Object.fromEntries(Object.entries(await contents()).map(([name, said]) => [name, Number.parseInt(said, 10)]));

  it.each(BAD)('leaves every table as it was where it %s', async (_what, status, reason, make) => {
    const before = await contents();
    const answer = await send(make());
    expect(answer.status).toBe(status);
    expect(answer.error?.message).toContain(reason);
    expect(await contents()).toEqual(before);
  });

  it.each([
    ['insert', 'Participant'],
    ['insert', 'RecordRow'],
    ['insert', 'ClientBinding'],
    ['insert', 'RunOutput'],
    ['insert', 'ReviewComment'],
    ['update', 'Room'],
  ])('leaves every table as it was where the database goes away at the %s of %s', async (act, table) => {
    const before = await contents();
    await client.query(
      `create function go_away() returns trigger language plpgsql as
           $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
         create trigger go_away after ${act} on "${table}" for each statement execute function go_away()`,
    );
    const answer = await send(BUNDLE);
    await client.query('drop function go_away cascade');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await contents()).toEqual(before);
    expect((await send(BUNDLE)).status, 'the same bundle, once the database is back').toBe(201);
  });

  it('[REP1] [REP2] makes a room of its own each time, the same as the one it came from at every row', async () => {
    const start = await counts();
    const one = await send(BUNDLE);
    const then = await counts();
    const other = await send(BUNDLE);
    const end = await counts();
    expect(one.roomId).not.toBe(other.roomId);
    const grown = (from: typeof start, to: typeof start) =>
      Object.fromEntries(Object.entries(to).map(([name, rowCount]) => [name, rowCount - (from[name] ?? 0)]));
    expect(grown(then, end)).toEqual(grown(start, then));
    expect(grown(start, then)).toMatchObject({ '"RecordRow"': rows.length, '"Run"': 2, '"ReviewComment"': 2 });
    for (const { roomId = '' } of [one, other]) {
      const kept = await roomTape(database.db, roomId, { isOver: true });
      if (kept === undefined) throw new Error('no tape');
      expect(await database.db.room.findUnique({ where: { id: roomId } })).toMatchObject({
        state: 'ended',
        candidate: expect.stringMatching(/^Person/),
      });
      const { edits } = decodeTape(gunzipSync(kept.tape));
      const text = tapeText(edits);
      for (const [index, expected] of texts.entries()) expect(text.at(countUpTo(edits.seq, index + 1))).toBe(expected);
    }
  });
});
