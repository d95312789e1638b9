import type { Result } from '#lib/kernel/fault.ts';
import { type SavedQuestion, savedQuestionSchema } from '#lib/protocol/question-bank.ts';
import type { QuestionDraft } from '#lib/protocol/questions.ts';
import { api } from '../../_components/api.ts';

/** Saves a question on top of a version, or adds it to the bank where there is none. */
export function sendQuestion(
  draft: QuestionDraft,
  questionId: string | undefined,
  baseVersion: number | undefined,
): Promise<Result<SavedQuestion>> {
  if (questionId === undefined) {
    return api('/v1/questions', { method: 'POST', body: draft, answer: savedQuestionSchema });
  }
  const body = { baseVersion, draft };
  return api(`/v1/questions/${questionId}`, { method: 'PUT', body, answer: savedQuestionSchema });
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

/** What is wrong, by the field it is in; of several the first. */
export function errorsOf(issues: Issues): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message] as const).toReversed());
}

/** What is wrong, with the place it is at. */
export function sentence(path: readonly PropertyKey[], message = 'Something is not in order.'): string {
  const [field, place] = path;
  const where =
    typeof place === 'number' ? `${String(field)}, ${place + 1}` : [field, place].filter(Boolean).join(', ');
  return where === '' ? message : `${where}: ${message}`;
}
