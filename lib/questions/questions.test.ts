import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { craftZip } from '../../tests/support/crafted-zip.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { type QuestionDraft, questionDraftSchema } from '../protocol/questions.ts';
import { exportQuestions, importQuestions } from './exchange.server.ts';
import { listQuestions, listTags } from './list-questions.server.ts';
import {
  createQuestion,
  deleteQuestion,
  listVersions,
  readQuestion,
  restoreQuestion,
  saveQuestion,
} from './question-store.server.ts';
import { seedQuestions } from './seed.server.ts';

let test: TestDatabase;
let author: { accountId: string; name: string };
beforeEach(async () => {
  test = await createTestDatabase();
  author = await makeAccount(test.db, 'Ada');
});
afterEach(() => test.drop());

function draft(slug: string, more: Partial<QuestionDraft> = {}): QuestionDraft {
  return questionDraftSchema.parse({ slug, title: slug, difficulty: 'easy', statement: `About ${slug}.`, ...more });
}

const add = async (slug: string, more: Partial<QuestionDraft> = {}) =>
  unwrap(await createQuestion(test.db, draft(slug, more), author.accountId));
const titles = async (asked: Parameters<typeof listQuestions>[1]) =>
  (await listQuestions(test.db, asked)).questions.map(({ title }) => title);

describe('the bank of questions', () => {
  it('keeps every version, with who saved it', async () => {
    const { questionId } = await add('one', { tests: [{ name: 'a', stdin: '1', expected: '2', hidden: true }] });
    const next = draft('one', { title: 'One, better', solutions: { go: 'package main' } });
    const saved = await saveQuestion(test.db, { questionId, baseVersion: 1 }, next, author.accountId);
    expect(saved).toEqual({ ok: true, value: { questionId, version: 2 } });
    expect(unwrap(await readQuestion(test.db, questionId))).toMatchObject({ version: 2, savedBy: 'Ada', draft: next });
    expect(unwrap(await readQuestion(test.db, questionId, 1))).toMatchObject({
      version: 1,
      newestVersion: 2,
      draft: { title: 'one', tests: [{ hidden: true }] },
    });
    expect((await listVersions(test.db, questionId)).map(({ version, title }) => [version, title])).toEqual([
      [2, 'One, better'],
      [1, 'one'],
    ]);
    expect(await readQuestion(test.db, questionId, 3)).toMatchObject({ fault: { code: 'not_found' } });
  });

  it('loses nobody’s work: of two who save at once the second is told', async () => {
    const { questionId } = await add('one');
    const save = (title: string) =>
      saveQuestion(test.db, { questionId, baseVersion: 1 }, draft('one', { title }), author.accountId);
    const results = await Promise.all([save('Mine'), save('Yours')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ fault: { code: 'conflict' } });
    expect(await listVersions(test.db, questionId)).toHaveLength(2);
  });

  it('has one question of a name, also when two are made at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => createQuestion(test.db, draft('one'), author.accountId)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { questionId } = await add('two');
    const renamed = await saveQuestion(test.db, { questionId, baseVersion: 1 }, draft('one'), author.accountId);
    expect(renamed).toMatchObject({ fault: { code: 'conflict', field: 'slug' } });
  });

  it('deletes and takes it back; a name freed by deleting goes on where it was', async () => {
    const { questionId } = await add('one');
    await deleteQuestion(test.db, questionId);
    expect(await readQuestion(test.db, questionId)).toMatchObject({ fault: { code: 'not_found' } });
    expect(await titles({})).toEqual([]);
    expect(await listVersions(test.db, questionId)).toEqual([]);
    unwrap(await restoreQuestion(test.db, questionId));
    expect(await titles({})).toEqual(['one']);
    await deleteQuestion(test.db, questionId);
    expect(await add('one', { title: 'Again' })).toEqual({ questionId, version: 2 });
  });

  it('is searched by every word in title, tags and statement, whatever their case and accents', async () => {
    await add('cafe', { title: 'Café Crème', tags: ['Graphs'], statement: 'Serve 100% of the guests.' });
    await add('tea', { title: 'Tea', difficulty: 'hard', tags: ['graphs', 'heap'], statement: 'Serve nobody.' });
    expect(await titles({ search: 'CAFE serve' })).toEqual(['Café Crème']);
    expect(await titles({ search: 'graphs' })).toEqual(['Café Crème', 'Tea']);
    expect(await titles({ search: '100%' })).toEqual(['Café Crème']);
    expect(await titles({ search: '%' })).toEqual(['Café Crème']);
    expect(await titles({ search: 'serve coffee' })).toEqual([]);
    expect(await titles({ difficulty: 'hard' })).toEqual(['Tea']);
    expect(await titles({ tag: 'heap' })).toEqual(['Tea']);
    expect(await listTags(test.db)).toEqual(['graphs', 'heap']);
  });

  it('never finds a question by its private part', async () => {
    await add('one', { guide: 'zanzibar', solutions: { python: 'zanzibar' } });
    expect(await titles({ search: 'zanzibar' })).toEqual([]);
  });

  it('is paged without gap or repetition, also among equal titles', async () => {
    for (const slug of ['a', 'b', 'c', 'd', 'e']) await add(slug, { title: slug < 'd' ? 'Same' : slug });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listQuestions(test.db, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.questions.map(({ slug }) => slug));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await titles({ cursor: 'nonsense' })).toHaveLength(5);
  });
});

describe('a new installation', () => {
  it('gets the questions that come with Pairpad, once, and keeps what people make of them', async () => {
    await Promise.all([seedQuestions(test.db), seedQuestions(test.db)]);
    const { questions } = await listQuestions(test.db, {});
    expect(questions).toHaveLength(12);
    const [first, second] = questions;
    await deleteQuestion(test.db, first?.questionId ?? '');
    const changed = draft(second?.slug ?? '', { title: 'Ours' });
    await saveQuestion(test.db, { questionId: second?.questionId ?? '', baseVersion: 1 }, changed, author.accountId);
    await seedQuestions(test.db);
    const after = await listQuestions(test.db, {});
    expect(after.questions).toHaveLength(11);
    expect(after.questions.map(({ title }) => title)).toContain('Ours');
  });
});

describe('import and export', () => {
  it('carry the bank over to another one, whole', async () => {
    await seedQuestions(test.db);
    const zip = await exportQuestions(test.db);
    const other = await createTestDatabase();
    try {
      const { accountId } = await makeAccount(other.db);
      const report = unwrap(await importQuestions(other.db, zip, accountId));
      expect(report).toMatchObject({ updated: [], unchanged: [], refused: [] });
      expect(report.created).toHaveLength(12);
      expect(unwrap(await importQuestions(other.db, zip, accountId)).unchanged).toHaveLength(12);
      const [mine, theirs] = await Promise.all(
        [test.db, other.db].map((db) => listQuestions(db, { search: 'ferries' })),
      );
      const [here, there] = await Promise.all([
        readQuestion(test.db, mine?.questions[0]?.questionId ?? ''),
        readQuestion(other.db, theirs?.questions[0]?.questionId ?? ''),
      ]);
      expect(unwrap(there).draft).toEqual(unwrap(here).draft);
    } finally {
      await other.drop();
    }
  });

  it('export the questions that are named', async () => {
    const { questionId } = await add('one');
    await add('two');
    const zip = await exportQuestions(test.db, [questionId]);
    await deleteQuestion(test.db, questionId);
    expect(unwrap(await importQuestions(test.db, zip, author.accountId)).created).toEqual(['one']);
  });

  it('update what differs, and list what they do not take with the reason', async () => {
    await add('known');
    const meta = JSON.stringify({ title: 'Known', difficulty: 'hard' });
    const zip = craftZip([
      { name: 'pack/known/meta.json', content: meta },
      { name: 'pack/known/question.md', content: 'New words.' },
      { name: 'pack/known/notes.txt', content: 'x' },
      { name: 'pack/Bad Name/meta.json', content: meta },
      { name: 'pack/empty/meta.json', content: meta },
      { name: 'pack/readme.md', content: 'x' },
      { name: '../evil/meta.json', content: meta },
    ]);
    const { created, updated, refused } = unwrap(await importQuestions(test.db, zip, author.accountId));
    expect({ created, updated }).toEqual({ created: [], updated: ['known'] });
    expect(Object.fromEntries(refused.map(({ path, reason }) => [path, reason]))).toEqual({
      '../evil/meta.json': 'its path leads somewhere else',
      'pack/readme.md': 'lies in no folder with a meta.json',
      'known/notes.txt': 'not a file of a question',
      'pack/Bad Name': expect.stringContaining('its name'),
      'empty/question.md': 'Write what is asked for.',
    });
    expect(await titles({})).toEqual(['Known']);
  });

  it('say what a zip without a question lacks', async () => {
    const report = unwrap(await importQuestions(test.db, craftZip([]), author.accountId));
    expect(report.refused).toEqual([{ path: '', reason: 'holds no folder with a meta.json' }]);
  });
});
