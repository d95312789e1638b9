import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/index.ts';
import { makeAccount } from '../../../tests/support/rooms.ts';
import { newId } from '../../kernel/ids.ts';
import { linearize } from '../linearizer.ts';
import { readBindings, readRows } from '../record-rows-store.server.ts';
import { addComment, listComments } from '../review-comments-store.server.ts';
import type { ReplayRow } from '../rows.ts';
import { readRunHistory } from '../run-history-store.server.ts';
import { readStatements } from '../statements-store.server.ts';
import { countUpTo, type Tape } from '../tape.ts';
import { tapeText } from '../tape-text.ts';
import { randomSession } from '../testing/random-session.ts';
import { gatherSession, importSession } from './bundles-store.server.ts';
import { readBundle } from './read-bundle.ts';
import { writeBundle } from './write-bundle.ts';

let test: TestDatabase;
let roomId: string;
let bundle: Uint8Array;

/** A room with a random session of three, one run, and a comment with an answer. */
async function makeSession(): Promise<string> {
  const { db } = test;
  const { accountId } = await makeAccount(db);
  const id = newId();
  const { rows, bindings } = randomSession(4, { people: 3, steps: 600 });
  await db.room.create({
    data: {
      id,
      ownerId: accountId,
      title: 'Before',
      language: 'go',
      template: 'blank',
      head: { create: { seq: rows.length + 1 } },
      importedStatements: { create: { n: 1, title: 'Two sum', statement: 'Find two numbers.' } },
      participants: {
        create: [0, 1, 2].map((index) => ({ id: `p${index}`, name: `Person ${index}`, role: 'guest', color: index })),
      },
    },
  });
  const head = (row: (typeof rows)[number]) => ({
    roomId: id,
    epoch: 1,
    seq: row.seq,
    at: new Date(row.at),
    instanceId: 'x',
    participantId: row.participantId,
  });
  const last = rows.at(-1);
  await db.recordRow.createMany({
    data: rows.map((row) =>
      'event' in row
        ? { ...head(row), event: row.event }
        : {
            ...head(row),
            update: new Uint8Array(row.update),
            verified: row.verified,
            claimedAt: row.claimedAt === null ? null : new Date(row.claimedAt),
          },
    ),
  });
  // A kind of event that this version does not know.
  const unknown = { type: 'brainwave', participantId: 'p1' };
  await db.recordRow.create({
    data: { roomId: id, epoch: 1, seq: rows.length + 1, at: new Date(last?.at ?? 0), instanceId: 'x', event: unknown },
  });
  await db.clientBinding.createMany({
    data: [...bindings].map(([clientId, participantId]) => ({
      roomId: id,
      epoch: 1,
      clientId: BigInt(clientId),
      participantId,
    })),
  });
  await db.run.create({
    data: {
      id: 'run-1',
      roomId: id,
      participantId: 'p1',
      startedBy: 'Person 1',
      language: 'go',
      code: 'package main',
      stdin: '1 2',
      timeoutSeconds: 10,
      epoch: 1,
      seq: 5,
      state: 'ended',
      end: { reason: 'exited', exitCode: 0 },
      endedAt: new Date(),
      instanceId: 'x',
      output: { create: [{ n: 1, at: new Date(), stream: 'stdout', text: 'hello\n' }] },
    },
  });
  const said = { seq: 10, from: 0, to: 2, body: 'Why so?' };
  const first = await addComment(db, { roomId: id, epoch: 1, author: 'Ada' }, { ...said, parentId: null });
  const parentId = first.ok ? first.value.commentId : null;
  await addComment(db, { roomId: id, epoch: 1, author: 'Bo' }, { ...said, body: 'Because.', parentId });
  return id;
}

async function tapeOf(id: string): Promise<Tape> {
  const head = await test.db.recordHead.findUniqueOrThrow({ where: { roomId: id } });
  const rows: ReplayRow[] = [];
  for await (const page of readRows(test.db, { roomId: id, epoch: 1, after: 0, upTo: head.seq })) rows.push(...page);
  return linearize(1, rows, await readBindings(test.db, id, 1));
}

beforeAll(async () => {
  test = await createTestDatabase();
  roomId = await makeSession();
  const session = await gatherSession(test.db, roomId);
  if (session === undefined) throw new Error('nothing gathered');
  bundle = writeBundle({ ...session, viewerHtml: '<!doctype html>' }, Date.UTC(2026, 0, 6));
});
afterAll(() => test.drop());

const reasonOf = (bytes: Uint8Array) => {
  const result = readBundle(bytes);
  return result.ok ? 'taken' : result.fault.message;
};
const changed = (change: (files: Record<string, Uint8Array>) => void) => {
  const files = unzipSync(bundle);
  change(files);
  return zipSync(files);
};

describe('a bundle', () => {
  it('[REP2] replays identically where it is imported', async () => {
    const read = readBundle(bundle);
    if (!read.ok) throw new Error(read.fault.message);
    const imported = await importSession(test.db, read.value, await makeAccount(test.db, 'Importer'));
    const [before, after] = [await tapeOf(roomId), await tapeOf(imported)];
    expect(after.edits).toEqual(before.edits);
    expect(after.carets).toEqual(before.carets);
    const [textBefore, textAfter] = [tapeText(before.edits), tapeText(after.edits)];
    for (let seq = 0; seq <= before.seq; seq += 13) {
      const moment = countUpTo(before.edits.seq, seq);
      expect(textAfter.at(moment)).toBe(textBefore.at(moment));
    }
    const people = await test.db.participant.findMany({ where: { roomId: imported } });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    expect(after.people.map((id) => (id === null ? null : names.get(id)))).toEqual(
      before.people.map((id) => (id === null ? null : `Person ${id.slice(1)}`)),
    );
  });

  it('brings runs, comments, and events it does not know, under new names', async () => {
    const read = readBundle(bundle);
    if (!read.ok) throw new Error(read.fault.message);
    const owner = await makeAccount(test.db);
    const imported = await importSession(test.db, read.value, owner);
    await importSession(test.db, read.value, owner);
    const [run] = await readRunHistory(test.db, imported);
    expect(run).toMatchObject({ code: 'package main', stdin: '1 2', startedBy: 'Person 1', seq: 5 });
    expect(run?.chunks.map(({ text }) => text)).toEqual(['hello\n']);
    const comments = await listComments(test.db, imported);
    expect(comments.map(({ author, body }) => [author, body])).toEqual([
      ['Ada', 'Why so?'],
      ['Bo', 'Because.'],
    ]);
    expect(await readStatements(test.db, imported)).toEqual([
      { n: 1, title: 'Two sum', statement: 'Find two numbers.' },
    ]);
    expect(comments[1]?.parentId).toBe(comments[0]?.commentId);
    const last = await test.db.recordRow.findFirst({ where: { roomId: imported }, orderBy: { seq: 'desc' } });
    expect(last?.event).toEqual({ type: 'brainwave', participantId: expect.not.stringMatching('p1') });
  });

  it('is refused with the reason where anything is missing or changed', () => {
    expect(reasonOf(bundle)).toBe('taken');
    expect(reasonOf(new Uint8Array([1, 2, 3]))).toContain('not a zip file');
    expect(reasonOf(changed((files) => delete files['runs.json']))).toContain('runs.json is missing');
    expect(reasonOf(changed((files) => delete files['manifest.json']))).toContain('manifest.json is missing');
    const flip = (files: Record<string, Uint8Array>) => {
      const record = files['record.bin'];
      if (record !== undefined) record[200] = (record[200] ?? 0) ^ 1;
    };
    expect(reasonOf(changed(flip))).toContain('record.bin is not what was exported');
    const newer = (files: Record<string, Uint8Array>) => {
      const manifest = new TextDecoder().decode(files['manifest.json']).replace('"version": 1', '"version": 2');
      files['manifest.json'] = new TextEncoder().encode(manifest);
    };
    expect(reasonOf(changed(newer))).toContain('manifest.json does not fit its format (version');
  });

  it('is refused where its parts do not fit each other, checksums or not', async () => {
    const session = await gatherSession(test.db, roomId);
    if (session === undefined) throw new Error('nothing gathered');
    const rewritten = (change: Partial<typeof session>) =>
      reasonOf(writeBundle({ ...session, ...change, viewerHtml: '' }, Date.UTC(2026, 0, 6)));
    expect(rewritten({ rows: session.rows.toSpliced(3, 1) })).toContain('row 4 of its record is missing');
    expect(rewritten({ people: session.people.slice(1) })).toContain('somebody who is not in people.json (p0)');
    const [first, ...rest] = session.rows;
    if (first === undefined) throw new Error('no rows');
    expect(rewritten({ rows: [{ ...first, content: { update: new Uint8Array([9, 9, 9]) } }, ...rest] })).toContain(
      'row 1 is no edit',
    );
    expect(rewritten({ rows: [{ ...first, content: { event: 'a\0b' } }, ...rest] })).toContain('cannot be stored');
  });
});
