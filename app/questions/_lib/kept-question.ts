import { z } from 'zod';
import { languageSchema } from '#lib/protocol/languages.ts';
import { DIFFICULTIES } from '#lib/protocol/questions.ts';

const codeByLanguage = z.partialRecord(languageSchema, z.string());

/** A question as it was being written: half of it may be missing, so nothing is asked of it but its shape. */
export const keptQuestionSchema = z.object({
  draft: z.object({
    slug: z.string(),
    title: z.string(),
    difficulty: z.enum(DIFFICULTIES),
    tags: z.array(z.string()),
    statement: z.string(),
    guide: z.string(),
    starters: codeByLanguage,
    solutions: codeByLanguage,
    tests: z.array(z.object({ name: z.string(), stdin: z.string(), expected: z.string(), hidden: z.boolean() })),
  }),
  /** The version it changes; null for a question that was not in the bank. */
  base: z.number().int().nullable(),
  /** When it was last changed, by this browser's clock. */
  at: z.number(),
});
export type KeptQuestion = z.infer<typeof keptQuestionSchema>;
