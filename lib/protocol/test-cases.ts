import { z } from 'zod';
import {
  MAX_EXPECTED_OUTPUT_CHARACTERS,
  MAX_STDIN_CHARACTERS,
  MAX_TEST_CASES,
  MAX_TEST_NAME_CHARACTERS,
} from './limits.ts';

/** Text up to so many characters, and none that Postgres cannot store. */
export function boundedText(maxCharacters: number) {
  return z
    .string()
    .max(maxCharacters, `At most ${maxCharacters} characters.`)
    .refine((text) => !text.includes('\0'), 'Holds a NUL character, which cannot be stored.');
}

/** One test of a program: what it reads, and what it must print. */
export const shownTestSchema = z.object({
  name: boundedText(MAX_TEST_NAME_CHARACTERS).trim().min(1, 'Name the test.'),
  stdin: boundedText(MAX_STDIN_CHARACTERS),
  expected: boundedText(MAX_EXPECTED_OUTPUT_CHARACTERS),
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
