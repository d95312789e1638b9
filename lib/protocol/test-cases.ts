import { z } from 'zod';
import {
  MAX_EXPECTED_OUTPUT_CHARACTERS,
  MAX_STDIN_CHARACTERS,
  MAX_TEST_CASES,
  MAX_TEST_NAME_CHARACTERS,
} from './limits.ts';

/** One test of a program: what it reads, and what it must print. */
export const shownTestSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name the test.')
    .max(MAX_TEST_NAME_CHARACTERS, `At most ${MAX_TEST_NAME_CHARACTERS} characters.`),
  stdin: z.string().max(MAX_STDIN_CHARACTERS, `At most ${MAX_STDIN_CHARACTERS} characters.`),
  expected: z.string().max(MAX_EXPECTED_OUTPUT_CHARACTERS, `At most ${MAX_EXPECTED_OUTPUT_CHARACTERS} characters.`),
});
/** A test that everybody in the room may read. */
export type ShownTest = z.infer<typeof shownTestSchema>;

/** A test as hosts and the runner know it. A hidden one never reaches a guest, only its verdict (ACC4). */
export const testCaseSchema = shownTestSchema.extend({ hidden: z.boolean() });
export type TestCase = z.infer<typeof testCaseSchema>;

export const testCasesSchema = z.array(testCaseSchema).max(MAX_TEST_CASES, `At most ${MAX_TEST_CASES} tests.`);

/** Whether a program printed what it should: spaces at the end of a line and lines at the end of the output don't count. */
export function isExpectedOutput(printed: string, expected: string): boolean {
  return comparableOutput(printed) === comparableOutput(expected);
}

/** Output as it is compared, and shown in a difference. */
export function comparableOutput(output: string): string {
  return output
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
}
