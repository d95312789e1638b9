import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { MAX_LISTED_QUESTIONS } from './limits.ts';
import { difficultySchema, questionDraftSchema } from './questions.ts';

/** Milliseconds since the epoch, server's clock. */
const moment = z.number();

/** A question as the bank lists it. */
export const questionSummarySchema = z.object({
  questionId: z.string(),
  slug: z.string(),
  version: z.number().int(),
  title: z.string(),
  difficulty: difficultySchema,
  tags: z.array(z.string()),
  /** Languages that it has starter code for. */
  languages: z.array(languageSchema),
  updatedAt: moment,
});
export type QuestionSummary = z.infer<typeof questionSummarySchema>;

/** Query of `GET /v1/questions`. */
export const listQuestionsSchema = z.object({
  search: z.string().max(100).optional(),
  difficulty: difficultySchema.optional(),
  tag: z.string().max(60).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED_QUESTIONS).optional(),
});
export type ListQuestions = z.infer<typeof listQuestionsSchema>;

export const questionListSchema = z.object({
  questions: z.array(questionSummarySchema),
  /** Null on the last page. */
  nextCursor: z.string().nullable(),
});
export type QuestionList = z.infer<typeof questionListSchema>;

/** One version of a question, whole. */
export const questionSchema = z.object({
  questionId: z.string(),
  version: z.number().int(),
  /** The newest there is. */
  newestVersion: z.number().int(),
  draft: questionDraftSchema,
  savedAt: moment,
  /** Name of who saved it; null for what came with Pairpad, and for who is gone. */
  savedBy: z.string().nullable(),
});
export type BankQuestion = z.infer<typeof questionSchema>;

/** Body of `PUT /v1/questions/:questionId`. `baseVersion` is the version that was changed: nobody's work is lost. */
export const saveQuestionSchema = z.object({ baseVersion: z.number().int().positive(), draft: questionDraftSchema });

/** Answer to making and saving a question. */
export const savedQuestionSchema = z.object({ questionId: z.string(), version: z.number().int() });
export type SavedQuestion = z.infer<typeof savedQuestionSchema>;

export const questionVersionSchema = z.object({
  version: z.number().int(),
  title: z.string(),
  savedAt: moment,
  savedBy: z.string().nullable(),
});
export type QuestionVersion = z.infer<typeof questionVersionSchema>;

/** What an import did with each question, and what it did not take. */
export const importReportSchema = z.object({
  created: z.array(z.string()),
  updated: z.array(z.string()),
  unchanged: z.array(z.string()),
  refused: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;
