import type { Fault } from '#lib/kernel/fault.ts';
import { MAX_JSON_BODY_BYTES } from '#lib/protocol/limits.ts';
import type { QuestionDraft } from '#lib/protocol/questions.ts';

/** Room for what is sent around a question: its version, and the names of the two. */
const ENVELOPE_BYTES = 64;
export const MAX_QUESTION_BYTES = MAX_JSON_BODY_BYTES - ENVELOPE_BYTES;

const PARTS = {
  statement: 'the statement',
  guide: 'the guide',
  starters: 'the starter code',
  solutions: 'the solutions',
  tests: 'the tests',
} as const satisfies Partial<Record<keyof QuestionDraft, string>>;

/** What a question takes up when it is sent to be saved. */
export function questionBytes(draft: QuestionDraft): number {
  return bytesOf(draft);
}

/** Why a question is too large to be saved, and what to shorten; undefined where it is not. */
export function tooLarge(draft: QuestionDraft): Fault | undefined {
  const bytes = questionBytes(draft);
  if (bytes <= MAX_QUESTION_BYTES) return undefined;
  const [part, partBytes] = largestPart(draft);
  return {
    code: 'too_large',
    message: `Not saved: the question takes ${kilobytes(bytes)} of the ${kilobytes(MAX_QUESTION_BYTES)} that one may.`,
    action: `Shorten it, ${PARTS[part]} first (${kilobytes(partBytes)}), and save again. What you typed is still here.`,
    field: part,
  };
}

/** A size as people read it. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString('en')} kB`;
}

function largestPart(draft: QuestionDraft): [keyof typeof PARTS, number] {
  const sizes = (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part): [keyof typeof PARTS, number] => [
    part,
    bytesOf(draft[part]),
  ]);
  return sizes.reduce((largest, next) => (next[1] > largest[1] ? next : largest));
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
