import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { QuestionDraft } from '../protocol/questions.ts';
import { QUESTION_PATHS, readQuestionFolder } from './question-folder.ts';

/** Where the questions that come with Pairpad lie; both processes run in the project's folder. */
const FOLDER = path.resolve('content', 'questions');

/** Reads the questions that come with Pairpad, in alphabetical order; throws where one of them is not in order. */
export async function readShippedQuestions(folder: string = FOLDER): Promise<QuestionDraft[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    slugs.sort().map((slug) => readShipped(path.join(/* turbopackIgnore: true */ folder, slug), slug)),
  );
}

async function readShipped(folder: string, slug: string): Promise<QuestionDraft> {
  const files = new Map<string, string>();
  await Promise.all(
    [...QUESTION_PATHS].map(async (file) => {
      files.set(file, await readFile(path.join(/* turbopackIgnore: true */ folder, file), 'utf8'));
    }),
  );
  const { draft, refused } = readQuestionFolder(slug, files);
  if (draft === undefined) throw new Error(`the question ${slug} is not in order: ${JSON.stringify(refused)}`);
  return draft;
}
