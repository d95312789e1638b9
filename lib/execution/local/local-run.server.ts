import { constants } from 'node:os';
import { MAX_OUTPUT_BYTES } from '../../protocol/limits.ts';
import type { RunEnd } from '../../protocol/runs.ts';
import { RUN_CPUS, RUN_MEMORY_MB, RUN_PROCESSES } from '../limits.ts';
import type { RunHandle, RunnerRequest, RunResult, RunSinks } from '../runner.ts';
import { openBox } from './box.server.ts';
import type { Box, BoxEnd, BoxLimits, BoxResult, BoxSpec, OnOutput } from './box.ts';
import type { BoxKit } from './chain.server.ts';
import { type CachedProgram, type ProgramCache, programKey } from './program-cache.server.ts';
import type { Phase, Toolchain } from './toolchain.ts';

const SIGNAL_NAMES = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));
const SIGNAL_STATUS = 128;

/** What local runs are executed with. */
export interface LocalRunKit {
  readonly boxes: BoxKit;
  readonly programs: ProgramCache;
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

  const inBox = async (spec: BoxSpec, onOutput: OnOutput): Promise<BoxResult> => {
    const box = await openBox(kit.boxes, spec, onOutput);
    current = box;
    if (stoppedBy !== undefined) box.kill('stop');
    return box.ended;
  };
  const told = (result: BoxResult, limits: BoxLimits): RunResult => ({
    end: runEnd(result.end, limits, stoppedBy),
    executionTimeMs: result.timeMs,
    memoryUsageMb: result.peakMemoryMb,
  });

  const execute = async (): Promise<RunResult> => {
    let phase: Phase;
    if (toolchain.kind === 'interpreted') {
      phase = toolchain.run(request.code);
    } else {
      const compiled = await compile(kit, toolchain, request.code, sinks, inBox);
      if (compiled.kind === 'failed') {
        const { limits } = toolchain.compiler;
        const { end } = compiled.result;
        const result = told(compiled.result, limits);
        return end.kind === 'exited' ? { ...result, end: { reason: 'compile_failed', exitCode: end.status } } : result;
      }
      phase = toolchain.run(compiled.program.path);
    }
    sinks.state('running');
    const limits = {
      seconds: request.timeoutSeconds,
      memoryMb: RUN_MEMORY_MB,
      processes: RUN_PROCESSES,
      cpus: RUN_CPUS,
      outputBytes: MAX_OUTPUT_BYTES,
    };
    return told(await inBox({ ...phase, stdin: request.stdin, limits }, sinks.output), limits);
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
  };
}

type Compiled =
  | { readonly kind: 'program'; readonly program: CachedProgram }
  | { readonly kind: 'failed'; readonly result: BoxResult };

async function compile(
  { programs }: LocalRunKit,
  { version, compiler }: Extract<Toolchain, { kind: 'compiled' }>,
  source: string,
  sinks: RunSinks,
  inBox: (spec: BoxSpec, onOutput: OnOutput) => Promise<BoxResult>,
): Promise<Compiled> {
  const phase = compiler.phase(source);
  const key = programKey(version, phase.program, source);
  const cached = await programs.find(key);
  if (cached !== undefined) {
    // A warning is as true of the same code the second time.
    if (cached.messages !== '') sinks.output('stderr', cached.messages);
    return { kind: 'program', program: cached };
  }
  sinks.state('compiling');
  const draft = programs.draft(key);
  let messages = '';
  try {
    const result = await inBox({ ...phase, artifactFd: draft.fd, limits: compiler.limits }, (_stream, text) => {
      messages += text;
      sinks.output('stderr', text);
    });
    if (result.end.kind === 'exited' && result.end.status === 0) {
      return { kind: 'program', program: await draft.keep(messages) };
    }
    await draft.drop();
    return { kind: 'failed', result };
  } catch (error) {
    await draft.drop();
    throw error;
  }
}

function runEnd(end: BoxEnd, limits: BoxLimits, stoppedBy: string | undefined): RunEnd {
  if (end.kind === 'failed') return { reason: 'runner_failed', message: end.message };
  if (end.kind === 'exited') {
    const signal = SIGNAL_NAMES.get(end.status - SIGNAL_STATUS);
    return signal === undefined ? { reason: 'exited', exitCode: end.status } : { reason: 'signal', signal };
  }
  switch (end.why) {
    case 'time':
      return { reason: 'time_limit', limitSeconds: limits.seconds };
    case 'memory':
      return { reason: 'memory_limit', limitMb: limits.memoryMb };
    case 'output':
      return { reason: 'output_limit', limitBytes: limits.outputBytes };
    case 'stop':
      return { reason: 'stopped', by: stoppedBy ?? '' };
  }
}
