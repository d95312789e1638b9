import { z } from 'zod';
import { LANGUAGES, type Language, languageSchema } from './languages.ts';
import {
  MAX_CODE_CHARACTERS,
  MAX_GUIDE_CHARACTERS,
  MAX_STATEMENT_CHARACTERS,
  MAX_TAG_CHARACTERS,
  MAX_TAGS,
  MAX_TITLE_CHARACTERS,
} from './limits.ts';
import { oneLine } from './people.ts';
import { boundedText, shownTestSchema, testCasesSchema } from './test-cases.ts';

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export const difficultySchema = z.enum(DIFFICULTIES);
export type Difficulty = z.infer<typeof difficultySchema>;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A question's name in addresses and as a folder: `night-ferries`. */
export const questionSlugSchema = z
  .string()
  .min(1, 'Choose a short name.')
  .max(60, 'At most 60 characters.')
  .regex(SLUG, 'Small letters and digits, with single hyphens between them.');

const tagSchema = z
  .string()
  .trim()
  .min(1, 'A tag has at least one character.')
  .max(MAX_TAG_CHARACTERS, `At most ${MAX_TAG_CHARACTERS} characters.`)
  .regex(/^[^,\p{Cc}]+$/u, 'A tag has no comma in it.')
  .toLowerCase();

const codeSchema = boundedText(MAX_CODE_CHARACTERS);
const codeByLanguageSchema = z.partialRecord(languageSchema, codeSchema);
/** A program in each language that has one. */
export type CodeByLanguage = Readonly<Partial<Record<Language, string>>>;

const titleSchema = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'Give it a title.').max(MAX_TITLE_CHARACTERS, `At most ${MAX_TITLE_CHARACTERS} characters.`));
const statementSchema = boundedText(MAX_STATEMENT_CHARACTERS).trim().min(1, 'Write what is asked for.');
const guideSchema = boundedText(MAX_GUIDE_CHARACTERS);

/**
 * What everybody in a room may see of a question. The private part is a type of its own, stored and sent apart, so
 * that no slip of a spread can let it out (ACC4).
 */
export const questionPublicSchema = z.object({
  title: titleSchema,
  difficulty: difficultySchema,
  tags: z.array(tagSchema).max(MAX_TAGS, `At most ${MAX_TAGS} tags.`),
  /** Markdown. */
  statement: statementSchema,
  starters: codeByLanguageSchema,
  tests: z.array(shownTestSchema),
});
export type QuestionPublic = z.infer<typeof questionPublicSchema>;

/** What hosts alone may see of a question. */
export const questionPrivateSchema = z.object({
  /** Markdown for the interviewer. */
  guide: guideSchema,
  solutions: codeByLanguageSchema,
  hiddenTests: z.array(shownTestSchema),
});
export type QuestionPrivate = z.infer<typeof questionPrivateSchema>;

/** A whole question, for those who may read the bank. */
export const questionContentSchema = z.object({ public: questionPublicSchema, private: questionPrivateSchema });
export type QuestionContent = z.infer<typeof questionContentSchema>;

/** A question as it is written, with its tests in one list. */
export const questionDraftSchema = z.object({
  slug: questionSlugSchema,
  title: titleSchema,
  difficulty: difficultySchema,
  tags: z.array(tagSchema).max(MAX_TAGS, `At most ${MAX_TAGS} tags.`).default([]),
  statement: statementSchema,
  guide: guideSchema.default(''),
  starters: codeByLanguageSchema.default({}),
  solutions: codeByLanguageSchema.default({}),
  tests: testCasesSchema.default([]),
});
export type QuestionDraft = z.output<typeof questionDraftSchema>;

/** Parts what everybody may see from what hosts alone may. */
export function toContent(draft: QuestionDraft): QuestionContent {
  const { title, difficulty, tags, statement, starters, guide, solutions, tests } = draft;
  const only = (hidden: boolean) =>
    tests.filter((test) => test.hidden === hidden).map(({ name, stdin, expected }) => ({ name, stdin, expected }));
  return {
    public: { title, difficulty, tags: [...new Set(tags)], statement, starters, tests: only(false) },
    private: { guide, solutions, hiddenTests: only(true) },
  };
}

/** Puts the two parts together again, shown tests first. */
export function toDraft(slug: string, content: QuestionContent): QuestionDraft {
  const { tests, ...open } = content.public;
  const { hiddenTests, ...closed } = content.private;
  return {
    slug,
    ...open,
    ...closed,
    tests: [
      ...tests.map((test) => ({ ...test, hidden: false })),
      ...hiddenTests.map((test) => ({ ...test, hidden: true })),
    ],
  };
}

/** The languages a question has starter code for, in the usual order. */
export function starterLanguages({ starters }: Pick<QuestionPublic, 'starters'>): Language[] {
  return LANGUAGES.filter((language) => starters[language] !== undefined);
}

/** A room's question as everybody in the room sees it. */
export const roomQuestionSchema = z.object({
  /** Counts the questions put into this room. */
  n: z.number().int().positive(),
  question: questionPublicSchema,
  /** How many more tests there are. */
  hiddenTests: z.number().int(),
});
export type RoomQuestion = z.infer<typeof roomQuestionSchema>;

/** What hosts see beside it. */
export const hostQuestionSchema = z.object({
  n: z.number().int().positive(),
  questionId: z.string(),
  version: z.number().int(),
  private: questionPrivateSchema,
});
export type HostQuestion = z.infer<typeof hostQuestionSchema>;

/** Body of `POST /v1/rooms/:roomId/question`: the newest version unless said otherwise. */
export const putQuestionSchema = z.object({
  questionId: z.string().max(64),
  version: z.number().int().positive().optional(),
});
