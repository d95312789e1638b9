import { describe, expect, it } from 'vitest';
import { toContent, toDraft } from '../protocol/questions.ts';
import { readQuestionFolder, writeQuestionFolder } from './question-folder.ts';
import { readShippedQuestions } from './shipped-questions.server.ts';

const files = (entries: Record<string, string>) => new Map(Object.entries(entries));
const meta = JSON.stringify({ title: 'T', difficulty: 'easy' });

describe('a folder of a question', () => {
  it('reads back as the question it was written from', async () => {
    for (const draft of await readShippedQuestions()) {
      expect(readQuestionFolder(draft.slug, writeQuestionFolder(draft))).toEqual({ draft, refused: [] });
    }
  });

  it('needs a title, a difficulty and a statement, and nothing else', () => {
    const { draft, refused } = readQuestionFolder('short', files({ 'meta.json': meta, 'question.md': 'Do it.' }));
    expect(refused).toEqual([]);
    expect(draft).toEqual({
      slug: 'short',
      title: 'T',
      difficulty: 'easy',
      tags: [],
      statement: 'Do it.',
      guide: '',
      starters: {},
      solutions: {},
      tests: [],
    });
  });

  it('says which file is at fault, and how', () => {
    const { draft, refused } = readQuestionFolder(
      'wrong',
      files({
        'meta.json': JSON.stringify({ title: '', difficulty: 'brutal', tags: ['a,b'] }),
        'tests.json': '[{"name": "one", "stdin": 1}]',
        'starter/main.py': 'x'.repeat(50_001),
      }),
    );
    expect(draft).toBeUndefined();
    expect(refused.map(({ path }) => path)).toEqual([
      'wrong/meta.json',
      'wrong/meta.json',
      'wrong/meta.json',
      'wrong/question.md',
      'wrong/starter/main.py',
      'wrong/tests.json',
      'wrong/tests.json',
      'wrong/tests.json',
    ]);
  });

  it('refuses what is no JSON, and names what does not belong there', () => {
    const broken = readQuestionFolder('broken', files({ 'meta.json': '{', 'question.md': 'Do it.' }));
    expect(broken).toEqual({ draft: undefined, refused: [{ path: 'broken/meta.json', reason: 'not a JSON object' }] });
    const more = readQuestionFolder('more', files({ 'meta.json': meta, 'question.md': 'Do it.', 'run.sh': 'x' }));
    expect(more.draft?.title).toBe('T');
    expect(more.refused).toEqual([{ path: 'more/run.sh', reason: 'not a file of a question' }]);
  });
});

describe('the two parts of a question', () => {
  it('[ACC4] share nothing: solutions, guide and hidden tests are in the private one alone', async () => {
    for (const draft of await readShippedQuestions()) {
      const open = JSON.stringify(toContent(draft).public);
      expect(open).not.toContain(draft.guide.slice(0, 60));
      for (const solution of Object.values(draft.solutions)) expect(open).not.toContain(solution.slice(-200));
      for (const { name, hidden } of draft.tests) expect(open.includes(JSON.stringify(name)), name).toBe(!hidden);
    }
  });

  it('make the question again, shown tests first', async () => {
    for (const draft of await readShippedQuestions()) {
      const tests = draft.tests.toSorted((a, b) => Number(a.hidden) - Number(b.hidden));
      expect(toDraft(draft.slug, toContent(draft))).toEqual({ ...draft, tests });
    }
  });
});
