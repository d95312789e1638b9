import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from './empty-draft.ts';
import { MAX_QUESTION_BYTES, questionBytes, tooLarge } from './question-size.ts';

/** A question of exactly so many bytes, most of them in its tests. */
function ofBytes(bytes: number) {
  const test = { name: 'a', stdin: '', expected: '', hidden: false };
  const rest = questionBytes({ ...EMPTY_DRAFT, tests: [test] });
  return { ...EMPTY_DRAFT, tests: [{ ...test, stdin: 'x'.repeat(bytes - rest) }] };
}

describe('the size of a question', () => {
  it('[LIM1] says what it takes, what it may, and what to shorten first', () => {
    expect(tooLarge(ofBytes(MAX_QUESTION_BYTES + 1))).toMatchObject({
      code: 'too_large',
      message: 'Not saved: the question takes 512 kB of the 512 kB that one may.',
      action: expect.stringContaining('the tests first'),
      field: 'tests',
    });
    expect(tooLarge(ofBytes(MAX_QUESTION_BYTES))).toBeUndefined();
  });

  it('counts bytes, not characters', () => {
    expect(questionBytes({ ...EMPTY_DRAFT, guide: 'é' }) - questionBytes(EMPTY_DRAFT)).toBe(2);
  });
});
