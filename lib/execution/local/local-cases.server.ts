import { MAX_CASE_OUTPUT_BYTES } from '../../protocol/limits.ts';
import type { CaseResult, RunSinks } from '../runner.ts';
import type { BoxLimits, BoxResult } from './box.ts';
import { type CaseFrame, readCaseFrames } from './case-frames.ts';
import type { InBox } from './compile.server.ts';
import { runEnd } from './run-end.ts';
import type { Phase } from './toolchain.ts';

interface Cases {
  readonly inputs: readonly string[];
  /** Of each case; those of time are the starter's to keep, the box has the sum of them. */
  readonly limits: BoxLimits;
}

/** What a start costs beside its program. */
const SECONDS_BETWEEN_CASES = 1;

/**
 * Runs a program once with each input, in one box. A case that takes the box with it, as too much memory does, costs
 * that case alone: the others go on in another box.
 */
export async function runCases(phase: Phase, cases: Cases, sinks: RunSinks, inBox: InBox): Promise<BoxResult> {
  const { inputs, limits } = cases;
  let done = 0;
  let timeMs = 0;
  let peakMemoryMb: number | null = null;
  const tell = (result: CaseResult) => {
    done += 1;
    timeMs += result.executionTimeMs;
    sinks.caseEnded?.(result);
  };
  while (done < inputs.length) {
    const left = inputs.slice(done);
    let startedAt = performance.now();
    const lap = () => {
      const tookMs = performance.now() - startedAt;
      startedAt += tookMs;
      return tookMs;
    };
    let isSpent = false;
    let ranOutOfMemory = () => false;
    const takeFrames = readCaseFrames((frame) => {
      if (isSpent || done >= inputs.length) return;
      // The kernel counts a kill before anybody can see it; what comes after it comes from a box that is being ended.
      isSpent = wasKilled(frame) && ranOutOfMemory();
      const result = caseResult(frame, limits, lap());
      tell(isSpent ? { ...result, end: runEnd({ kind: 'killed', why: 'memory' }, limits) } : result);
    });
    const result = await inBox(
      {
        ...phase,
        stdin: { inputs: left, secondsEach: limits.seconds, outputBytesEach: MAX_CASE_OUTPUT_BYTES },
        limits: { ...limits, seconds: left.length * (limits.seconds + SECONDS_BETWEEN_CASES) },
      },
      {
        artifact: (bytes, look) => {
          ranOutOfMemory = look;
          takeFrames(bytes);
        },
        // Only the starter itself prints here, when it fails; its end says so.
        output: () => {},
      },
    );
    peakMemoryMb = Math.max(peakMemoryMb ?? 0, result.peakMemoryMb ?? 0) || null;
    const { end } = result;
    if (end.kind === 'failed' || (end.kind === 'killed' && end.why === 'stop')) return { end, timeMs, peakMemoryMb };
    if (isSpent) continue;
    if (done < inputs.length && (end.kind !== 'exited' || end.code !== 0)) {
      tell({ stdout: '', stderr: '', end: runEnd(end, limits), executionTimeMs: lap() });
    } else if (done < inputs.length) {
      return { end: { kind: 'failed', message: 'The sandbox lost a test.' }, timeMs, peakMemoryMb };
    }
  }
  return { end: { kind: 'exited', code: 0 }, timeMs, peakMemoryMb };
}

const SIGKILL = 9;

function wasKilled({ how, number }: CaseFrame): boolean {
  return how === 'signalled' && number === SIGKILL;
}

function caseResult({ how, number, stdout, stderr }: CaseFrame, limits: BoxLimits, tookMs: number): CaseResult {
  const isOver = stdout.length > MAX_CASE_OUTPUT_BYTES || stderr.length > MAX_CASE_OUTPUT_BYTES;
  const end =
    how === 'late'
      ? runEnd({ kind: 'killed', why: 'time' }, limits)
      : isOver
        ? ({ reason: 'output_limit', limitBytes: MAX_CASE_OUTPUT_BYTES } as const)
        : runEnd(how === 'exited' ? { kind: how, code: number } : { kind: how, signal: number }, limits);
  return { stdout: text(stdout), stderr: text(stderr), end, executionTimeMs: tookMs };
}

/** What was kept of a stream, as text; half a character at the cut is ours and not the program's. */
function text(bytes: Buffer): string {
  const isCut = bytes.length > MAX_CASE_OUTPUT_BYTES;
  return new TextDecoder().decode(bytes.subarray(0, MAX_CASE_OUTPUT_BYTES), { stream: isCut });
}
