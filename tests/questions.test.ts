import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../lib/protocol/languages.ts';
import type { QuestionDraft } from '../lib/protocol/questions.ts';
import type { RunEnd } from '../lib/protocol/runs.ts';
import { isExpectedOutput } from '../lib/protocol/test-cases.ts';
import { readShippedQuestions } from '../lib/questions/shipped-questions.server.ts';
import { packageBin } from '../scripts/run.ts';
import { preparedSandbox, type Sandbox } from './sandbox/client.ts';

const PREPARING_MS = 300_000;
// Sixty programs are compiled; a machine that does much else takes minutes for it.
const SUITE_MS = 600_000;

const questions = await readShippedQuestions();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await preparedSandbox();
}, PREPARING_MS);
afterAll(() => sandbox.close());

/** How a program fares at tests, all in one box: the first that it fails, or undefined where it passes all. */
async function firstFailure(
  tests: QuestionDraft['tests'],
  language: Language,
  code: string,
): Promise<string | undefined> {
  const ran = await sandbox.run(language, code, { cases: tests.map(({ stdin }) => stdin) });
  if (!isSuccess(ran.end)) return `${JSON.stringify(ran.end)} ${ran.stderr}`;
  if (ran.stderr !== '') return `the compiler said ${ran.stderr}`;
  for (const [index, { name, expected }] of tests.entries()) {
    const came = ran.cases[index];
    if (came === undefined) return `${name}: was not run`;
    if (!isSuccess(came.end)) return `${name}: ${JSON.stringify(came.end)} ${came.stderr}`;
    if (came.stderr !== '') return `${name}: said ${came.stderr}`;
    if (!isExpectedOutput(came.stdout, expected)) return `${name}: other output`;
  }
  return undefined;
}

const isSuccess = (end: RunEnd) => end.reason === 'exited' && end.exitCode === 0;

/** Does the work of all items, as many at a time as there are processors. */
async function forAll<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

const programs = questions.flatMap((question) => LANGUAGES.map((language) => ({ question, language })));

describe('the questions that come with Pairpad', () => {
  it('are twelve, each with both programs in every language, and tests that are shown and hidden', () => {
    expect(questions).toHaveLength(12);
    for (const { slug, starters, solutions, tests, guide } of questions) {
      expect(Object.keys(starters).sort(), slug).toEqual([...LANGUAGES].sort());
      expect(Object.keys(solutions).sort(), slug).toEqual([...LANGUAGES].sort());
      expect(tests.filter(({ hidden }) => !hidden).length, slug).toBeGreaterThanOrEqual(3);
      expect(tests.filter(({ hidden }) => hidden).length, slug).toBeGreaterThanOrEqual(3);
      expect(new Set(tests.map(({ name }) => name)).size, slug).toBe(tests.length);
      expect(guide, slug).toContain('## Hints');
    }
  });

  it('show in their statements an example that is their first test', () => {
    for (const { slug, statement, tests } of questions) {
      expect(statement, slug).toContain(`\`\`\`text\n${tests[0]?.stdin.trimEnd()}\n\`\`\``);
      expect(statement, slug).toContain(`\`\`\`text\n${tests[0]?.expected.trimEnd()}\n\`\`\``);
    }
  });

  it(
    'are solved by their own solutions in all five languages, in the sandbox',
    async () => {
      const failures: string[] = [];
      await forAll(programs, async ({ question, language }) => {
        const failure = await firstFailure(question.tests, language, question.solutions[language] ?? '');
        if (failure !== undefined) failures.push(`${question.slug} in ${language}: ${failure}`);
      });
      expect(failures).toEqual([]);
    },
    SUITE_MS,
  );

  it(
    'are begun and not solved by their starter code, which compiles without a word and reads the whole input',
    async () => {
      const failures: string[] = [];
      await forAll(programs, async ({ question, language }) => {
        let failure: string | undefined;
        // Hardly any gets past its first test: the others are not worth a start.
        for (const test of question.tests) {
          failure ??= await firstFailure([test], language, question.starters[language] ?? '');
        }
        if (!failure?.endsWith(': other output')) failures.push(`${question.slug} in ${language}: ${failure}`);
      });
      expect(failures).toEqual([]);
    },
    SUITE_MS,
  );

  it('are written in TypeScript that type-checks', async () => {
    const check = promisify(execFile)(process.execPath, [packageBin('typescript/bin/tsc'), '-p', 'content/questions']);
    await expect(check).resolves.toMatchObject({ stdout: '' });
  });
});
