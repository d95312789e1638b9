import { MAX_OUTPUT_BYTES } from '../../protocol/limits.ts';
import { RUN_CPUS, RUN_MEMORY_MB, RUN_PROCESSES } from '../limits.ts';
import type { RunHandle, RunnerRequest, RunResult, RunSinks } from '../runner.ts';
import type { Box, BoxLimits, BoxResult, BoxSinks, BoxSpec } from './box.ts';
import type { Boxes } from './boxes.server.ts';
import { compileProgram } from './compile.server.ts';
import { runCases } from './local-cases.server.ts';
import type { ProgramCache } from './program-cache.server.ts';
import { runEnd } from './run-end.ts';
import { TYPED } from './starter.ts';
import type { Phase, Toolchain } from './toolchain.ts';

/** What local runs are executed with. */
export interface LocalRunKit {
  readonly boxes: Boxes;
  readonly programs: ProgramCache;
  /** Less time for compilers than their languages give them. */
  readonly compileSeconds: number | undefined;
  /** Who types thinks: an interactive program is bounded by what it computes. */
  readonly interactive: Pick<BoxLimits, 'seconds'> & Required<Pick<BoxLimits, 'cpuSeconds'>>;
}

/** Executes one request: compiles it if its language asks for that and it isn't compiled yet, then runs it. */
export function startLocalRun(
  kit: LocalRunKit,
  toolchain: Toolchain,
  request: RunnerRequest,
  sinks: RunSinks,
): RunHandle {
  let current: Box | undefined;
  let stoppedBy: string | undefined;
  /** What was typed before the program was there to read it. */
  let early: (string | typeof END)[] | undefined = [];

  const inBox = async (spec: BoxSpec, boxSinks: BoxSinks): Promise<BoxResult> => {
    const box = await kit.boxes.open(spec, boxSinks);
    current = box;
    if (stoppedBy !== undefined) box.kill('stop');
    if (spec.stdin === TYPED) {
      for (const typed of early ?? []) give(box, typed);
      early = undefined;
    }
    return box.ended;
  };
  const told = (result: BoxResult, limits: BoxLimits): RunResult => ({
    end: runEnd(result.end, limits, stoppedBy),
    executionTimeMs: result.timeMs,
    memoryUsageMb: result.peakMemoryMb,
  });
  const type = (typed: string | typeof END) => {
    if (early !== undefined) early.push(typed);
    else if (current !== undefined) give(current, typed);
  };

  const execute = async (): Promise<RunResult> => {
    let phase: Phase;
    if (toolchain.kind === 'interpreted') {
      phase = toolchain.run(request.code);
    } else {
      const compiled = await compileProgram(kit, toolchain, request.code, sinks, inBox);
      if (compiled.kind === 'failed') {
        const { end } = compiled.result;
        const result = told(compiled.result, compiled.limits);
        return end.kind === 'exited' ? { ...result, end: { reason: 'compile_failed', exitCode: end.code } } : result;
      }
      phase = toolchain.run(compiled.program);
    }
    sinks.state('running');
    const limits = runLimits(kit, request);
    const { cases } = request;
    if (cases !== undefined) return told(await runCases(phase, { inputs: cases, limits }, sinks, inBox), limits);
    const stdin = request.interactive ? TYPED : request.stdin;
    return told(await inBox({ ...phase, stdin, limits }, { output: sinks.output }), limits);
  };

  return {
    ended: execute().catch(
      (error: unknown): RunResult => ({
        end: { reason: 'runner_failed', message: error instanceof Error ? error.message : String(error) },
        executionTimeMs: null,
        memoryUsageMb: null,
      }),
    ),
    stop: (by) => {
      stoppedBy ??= by;
      current?.kill('stop');
    },
    type,
    endInput: () => type(END),
  };
}

const END = Symbol('end of input');

function give(box: Box, typed: string | typeof END): void {
  if (typed === END) box.endInput();
  else box.type(typed);
}

function runLimits(kit: LocalRunKit, { timeoutSeconds, interactive }: RunnerRequest): BoxLimits {
  return {
    memoryMb: RUN_MEMORY_MB,
    processes: RUN_PROCESSES,
    cpus: RUN_CPUS,
    outputBytes: MAX_OUTPUT_BYTES,
    ...(interactive ? kit.interactive : { seconds: timeoutSeconds }),
  };
}
