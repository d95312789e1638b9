import type { Database } from '../db/client.server.ts';
import { promisedSingleton } from '../kernel/singleton.server.ts';
import { createQuestion } from './question-store.server.ts';
import { readShippedQuestions } from './shipped-questions.server.ts';

/** Puts the questions that come with Pairpad into the bank, once for each process; awaited before the bank is read. */
export function seeded(db: Database): Promise<void> {
  return promisedSingleton('seededQuestions', () => seedQuestions(db));
}

/** Adds the shipped questions that this installation has never had: what was changed or deleted stays so. */
export async function seedQuestions(db: Database): Promise<void> {
  const drafts = await readShippedQuestions();
  const known = await db.question.findMany({
    where: { slug: { in: drafts.map(({ slug }) => slug) } },
    select: { slug: true },
  });
  const slugs = new Set(known.map(({ slug }) => slug));
  for (const draft of drafts) {
    // Another process may be adding it at the same time; then it is there, which is what is wanted.
    if (!slugs.has(draft.slug)) await createQuestion(db, draft, null);
  }
}
