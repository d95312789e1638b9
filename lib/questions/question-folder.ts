import { z } from 'zod';
import { parseJson } from '../kernel/json.ts';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '../protocol/languages.ts';
import { type CodeByLanguage, type QuestionDraft, questionDraftSchema } from '../protocol/questions.ts';

/** The text files of one question's folder, by their path inside it. */
export type QuestionFiles = ReadonlyMap<string, string>;

/** Something of an import that was not taken, and why. */
export interface Refused {
  readonly path: string;
  readonly reason: string;
}

export interface ReadFolder {
  /** Undefined where the folder holds no usable question. */
  readonly draft: QuestionDraft | undefined;
  readonly refused: readonly Refused[];
}

const FILES = { meta: 'meta.json', statement: 'question.md', guide: 'guide.md', tests: 'tests.json' } as const;

const starterPath = (language: Language) => `starter/${LANGUAGE_FACTS[language].file}`;
const solutionPath = (language: Language) => `solution/${LANGUAGE_FACTS[language].file}`;

/** Every path that a question's folder may have. */
export const QUESTION_PATHS: ReadonlySet<string> = new Set([
  ...Object.values(FILES),
  ...LANGUAGES.flatMap((language) => [starterPath(language), solutionPath(language)]),
]);

const metaSchema = z.object({ title: z.unknown(), difficulty: z.unknown(), tags: z.unknown() }).partial();

/** Reads a question from its folder, whose name is its slug; what is wrong with it comes back as a list. */
export function readQuestionFolder(slug: string, files: QuestionFiles): ReadFolder {
  const refused: Refused[] = [...files.keys()]
    .filter((path) => !QUESTION_PATHS.has(path))
    .map((path) => ({ path: `${slug}/${path}`, reason: 'not a file of a question' }));
  const refuse = (path: string, reason: string) => {
    refused.push({ path: `${slug}/${path}`, reason });
    return { draft: undefined, refused };
  };

  const meta = metaSchema.safeParse(parseJson(files.get(FILES.meta) ?? ''));
  if (!meta.success) return refuse(FILES.meta, files.has(FILES.meta) ? 'not a JSON object' : 'is missing');
  const tests = files.has(FILES.tests) ? parseJson(files.get(FILES.tests) ?? '') : [];
  const draft = questionDraftSchema.safeParse({
    ...meta.data,
    slug,
    statement: files.get(FILES.statement) ?? '',
    guide: files.get(FILES.guide),
    starters: codeIn(files, starterPath),
    solutions: codeIn(files, solutionPath),
    tests,
  });
  if (draft.success) return { draft: draft.data, refused };
  for (const { path, message } of draft.error.issues) {
    const reason = path.length > 1 ? `${path.slice(1).join('.')}: ${message}` : message;
    refused.push({ path: `${slug}/${fileOf(path)}`, reason });
  }
  return { draft: undefined, refused };
}

/** Writes a question as its folder's files; reading them gives the same question. */
export function writeQuestionFolder(draft: QuestionDraft): Map<string, string> {
  const { title, difficulty, tags, statement, guide, starters, solutions, tests } = draft;
  const files = new Map<string, string>([
    [FILES.meta, json({ title, difficulty, tags })],
    [FILES.statement, endingInNewline(statement)],
    [FILES.tests, json(tests)],
  ]);
  if (guide !== '') files.set(FILES.guide, guide);
  for (const language of LANGUAGES) {
    const [starter, solution] = [starters[language], solutions[language]];
    if (starter !== undefined) files.set(starterPath(language), starter);
    if (solution !== undefined) files.set(solutionPath(language), solution);
  }
  return files;
}

function codeIn(files: QuestionFiles, pathOf: (language: Language) => string): CodeByLanguage {
  const found = LANGUAGES.map((language): [Language, string | undefined] => [language, files.get(pathOf(language))]);
  return Object.fromEntries(found.filter(([, code]) => code !== undefined));
}

/** The file that a fault of the draft is in. */
function fileOf([field, language]: readonly PropertyKey[]): string {
  if (field === 'slug') return '';
  if (field === 'statement' || field === 'guide' || field === 'tests') return FILES[field];
  if (field === 'starters') return starterPath(language as Language);
  if (field === 'solutions') return solutionPath(language as Language);
  return FILES.meta;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const endingInNewline = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
