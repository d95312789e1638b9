import { z } from 'zod';
import { MAX_SCORECARD_COMMENT_CHARACTERS } from './limits.ts';
import { boundedText } from './test-cases.ts';

/** What an interviewer judges, in the order of the card. */
export const CRITERIA = ['problem_solving', 'code', 'testing', 'communication'] as const;
export const criterionSchema = z.enum(CRITERIA);
export type Criterion = z.infer<typeof criterionSchema>;

/** How each criterion is called, and what it asks. */
export const CRITERION_FACTS: Record<Criterion, { readonly name: string; readonly asks: string }> = {
  problem_solving: { name: 'Problem solving', asks: 'Understands the task, finds a way, knows what it costs.' },
  code: { name: 'Code', asks: 'Writes code that others could read and change.' },
  testing: { name: 'Testing', asks: 'Checks their own work, finds and mends faults.' },
  communication: { name: 'Communication', asks: 'Says what they think, listens, takes a hint.' },
};

/** 1 is well below what is expected, 4 well above. */
export const MARKS = [1, 2, 3, 4] as const;
export const markSchema = z.literal(MARKS);
export type Mark = z.infer<typeof markSchema>;

export const RECOMMENDATIONS = ['strong_no', 'no', 'yes', 'strong_yes'] as const;
export const recommendationSchema = z.enum(RECOMMENDATIONS);
export type Recommendation = z.infer<typeof recommendationSchema>;

export const RECOMMENDATION_WORDS: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

/** Body of `PUT /v1/rooms/:roomId/scorecard`: one's own card as it stands, complete or not. */
export const scorecardSchema = z.object({
  marks: z.partialRecord(criterionSchema, markSchema),
  recommendation: recommendationSchema.nullable(),
  comment: boundedText(MAX_SCORECARD_COMMENT_CHARACTERS),
});
export type Scorecard = z.infer<typeof scorecardSchema>;

/** Answer of `GET /v1/rooms/:roomId/scorecards`. */
export const scorecardsSchema = z.object({
  own: scorecardSchema.extend({ isSubmitted: z.boolean() }),
  others: z.array(
    z.object({
      participantId: z.string(),
      name: z.string(),
      isSubmitted: z.boolean(),
      /** Null until both this one and one's own are submitted, so that nobody's judgement leans on another's. */
      card: scorecardSchema.nullable(),
    }),
  ),
});
export type Scorecards = z.infer<typeof scorecardsSchema>;

/** What keeps a card from being submitted; undefined where it is complete. */
export function whyIncomplete({ marks, recommendation }: Scorecard): string | undefined {
  const missing = CRITERIA.find((criterion) => marks[criterion] === undefined);
  if (missing !== undefined) return `Mark ${CRITERION_FACTS[missing].name.toLowerCase()} first.`;
  return recommendation === null ? 'Choose a recommendation first.' : undefined;
}

/** The mean of a card's marks. */
export function meanMark({ marks }: Scorecard): number {
  const given = CRITERIA.flatMap((criterion) => marks[criterion] ?? []);
  return given.length === 0 ? 0 : given.reduce<number>((sum, mark) => sum + mark, 0) / given.length;
}
