import { z } from 'zod';
import { languageSchema } from './languages.ts';
import {
  DEFAULT_RUN_SECONDS,
  MAX_CODE_CHARACTERS,
  MAX_RUN_SECONDS,
  MAX_STDIN_CHARACTERS,
  MIN_RUN_SECONDS,
} from './limits.ts';

/** Text that is stored as it is: Postgres keeps neither NUL nor half of a surrogate pair. */
const storedText = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, `At most ${maxCharacters} characters.`)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Only whole characters, and no NUL.');

/** What a person asks to be run. */
export const runRequestSchema = z.object({
  code: storedText(MAX_CODE_CHARACTERS),
  language: languageSchema,
  stdin: storedText(MAX_STDIN_CHARACTERS).default(''),
  timeoutSeconds: z.number().int().min(MIN_RUN_SECONDS).max(MAX_RUN_SECONDS).default(DEFAULT_RUN_SECONDS),
});
export type RunRequest = z.infer<typeof runRequestSchema>;

/** Body of `POST /v1/rooms/:roomId/runs`: the run answers at once, so it can be typed to, or be run with tests. */
export const startRunSchema = runRequestSchema
  .extend({
    /** What it reads is typed while it runs; processor time then bounds it, not wall time. */
    interactive: z.boolean().default(false),
    /** Run with each test of the room's question in place of stdin. */
    tests: z.boolean().default(false),
  })
  .refine(({ interactive, stdin, tests }) => !interactive || (stdin === '' && !tests), {
    message: 'Input is typed, or given beforehand, or that of the tests.',
    path: ['interactive'],
  });
export type StartRun = z.infer<typeof startRunSchema>;

/** Body of `POST /v1/rooms/:roomId/runs/:runId/stdin`: text for the program to read, or the end of its input. */
export const typeInputSchema = z.union([
  z.object({ text: storedText(MAX_STDIN_CHARACTERS).min(1, 'Type something.') }),
  z.object({ end: z.literal(true) }),
]);
export type TypeInput = z.infer<typeof typeInputSchema>;

/** What a program printed, and, as it was typed between, what it was given to read. */
export const outputStreamSchema = z.enum(['stdout', 'stderr', 'stdin']);
export type OutputStream = z.infer<typeof outputStreamSchema>;

/** One piece of a run's output. `n` counts from 1 without gaps within the run: everybody orders by it (RUN3). */
export const outputChunkSchema = z.object({
  n: z.number().int().positive(),
  stream: outputStreamSchema,
  text: z.string(),
});
export type OutputChunk = z.infer<typeof outputChunkSchema>;

/** Why a run ended (RUN4). */
export const runEndSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('exited'), exitCode: z.number().int() }),
  z.object({ reason: z.literal('signal'), signal: z.string() }),
  /** Of wall time, unless it says otherwise. */
  z.object({
    reason: z.literal('time_limit'),
    limitSeconds: z.number(),
    clock: z.literal('processor').optional(),
  }),
  z.object({ reason: z.literal('memory_limit'), limitMb: z.number() }),
  z.object({ reason: z.literal('output_limit'), limitBytes: z.number() }),
  z.object({ reason: z.literal('compile_failed'), exitCode: z.number().int() }),
  z.object({ reason: z.literal('stopped'), by: z.string() }),
  z.object({ reason: z.literal('runner_failed'), message: z.string() }),
]);
export type RunEnd = z.infer<typeof runEndSchema>;

export const runStateSchema = z.enum(['queued', 'compiling', 'running', 'ended']);
export type RunState = z.infer<typeof runStateSchema>;

/** A run as everybody in its room may see it, without its output. */
export const runSummarySchema = z.object({
  runId: z.string(),
  language: languageSchema,
  state: runStateSchema,
  /** Name of who pressed Run. */
  startedBy: z.string(),
  /** Milliseconds since the epoch, server's clock. */
  startedAt: z.number(),
  executionTimeMs: z.number().nullable(),
  memoryUsageMb: z.number().nullable(),
  end: runEndSchema.nullable(),
  /** It can be typed to while it runs. */
  interactive: z.boolean().optional(),
  /** While it is queued: 1 is the next to run. */
  place: z.number().int().positive().optional(),
  /** It is run with tests: how many there are, and what came of them so far. */
  tests: z.object({ total: z.number().int(), passed: z.number().int(), failed: z.number().int() }).optional(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** The answer of `POST /v1/rooms/:roomId/execute`. `exitCode` is null where the program did not get to exit. */
export const executionSchema = z.object({
  runId: z.string(),
  stdout: z.string(),
  stderr: z.string(),
  exitCode: z.number().int().nullable(),
  executionTimeMs: z.number(),
  memoryUsageMb: z.number().optional(),
  end: runEndSchema,
});
export type Execution = z.infer<typeof executionSchema>;

/** What came of one test, as far as the reader may know: of a hidden one guests learn the verdict alone (ACC4). */
export const caseViewSchema = z.object({
  /** Counts from 1, shown tests first. */
  n: z.number().int().positive(),
  hidden: z.boolean(),
  passed: z.boolean(),
  detail: z
    .object({
      name: z.string(),
      stdin: z.string(),
      expected: z.string(),
      actual: z.string(),
      stderr: z.string(),
      end: runEndSchema,
      executionTimeMs: z.number(),
    })
    .nullable(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

/** Answer of `GET /v1/rooms/:roomId/runs/:runId`. */
export const runViewSchema = z.object({
  run: runSummarySchema,
  chunks: z.array(outputChunkSchema),
  cases: z.array(caseViewSchema),
});
export type RunView = z.infer<typeof runViewSchema>;
