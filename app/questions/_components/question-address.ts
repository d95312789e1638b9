import type { ListQuestions } from '#lib/protocol/question-bank.ts';

/** The address of the page that shows what is asked for. */
export function addressOf(asked: ListQuestions): string {
  const set = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '/questions' : `/questions?${query}`;
}
