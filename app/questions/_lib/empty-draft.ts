import type { QuestionDraft } from '#lib/protocol/questions.ts';

/** What a new question begins with. */
export const EMPTY_DRAFT: QuestionDraft = {
  slug: '',
  title: '',
  difficulty: 'medium',
  tags: [],
  statement: '',
  guide: '',
  starters: {},
  solutions: {},
  tests: [],
};
