import { constants } from 'node:os';
import type { Sandbox } from 'e2b';
import { MAX_CASE_OUTPUT_BYTES, MAX_OUTPUT_BYTES } from '../../protocol/limits.ts';
import type { RunEnd } from '../../protocol/runs.ts';
import { COMPILE_OUTPUT_BYTES } from '../limits.ts';
import type { CaseResult, PrintedStream, RunHandle, RunnerRequest, RunResult, RunSinks } from '../runner.ts';
import { COMMANDS, INPUT, runCommand, SIGNAL_FILE, SUPERVISOR, SUPERVISOR_SOURCE, sourcePath } from './commands.ts';
import {
  type CommandBounds,
  type CommandEnd,
  killAll,
  type RunningCommand,
  startCommand,
} from './e2b-command.server.ts';

const COMPILE_SECONDS = 30;
const SIGNAL_STATUS = 128;
const SIGNAL_NAMES = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** Executes one request in a sandbox of its own, which is gone when the run has ended. */
export function startE2bRun(open: () => Promise<Sandbox>, request: RunnerRequest, sinks: RunSinks): RunHandle {
  const { language, code, stdin, timeoutSeconds, interactive = false, cases } = request;
  let current: RunningCommand | undefined;
  let stoppedBy: string | undefined;
  let early: ((command: RunningCommand) => void)[] | undefined = [];

  const command = async (
    sandbox: Sandbox,
    words: string,
    bounds: CommandBounds & { readonly stdin?: boolean },
    onOutput: RunSinks['output'],
  ): Promise<{ end: CommandEnd; timeMs: number }> => {
    const startedAt = performance.now();
    current = await startCommand(sandbox, words, bounds, onOutput);
    if (stoppedBy !== undefined) current.kill('stop');
    if (bounds.stdin) {
      for (const typed of early ?? []) typed(current);
      early = undefined;
    }
    return { end: await current.ended, timeMs: performance.now() - startedAt };
  };
  const endOf = async (sandbox: Sandbox, end: CommandEnd, bounds: CommandBounds): Promise<RunEnd> => {
    if (end.kind === 'killed') return killedEnd(end, bounds, stoppedBy);
    if (end.code <= SIGNAL_STATUS) return { reason: 'exited', exitCode: end.code };
    const signal = await sandbox.files.read(SIGNAL_FILE).catch(() => undefined);
    return signal === undefined
      ? { reason: 'exited', exitCode: end.code }
      : { reason: 'signal', signal: SIGNAL_NAMES.get(Number(signal)) ?? `signal ${signal}` };
  };

  const runOnce = async (
    sandbox: Sandbox,
    bounds: CommandBounds & { readonly stdin?: boolean },
    onOutput: RunSinks['output'],
  ) => {
    const { end, timeMs } = await command(sandbox, runCommand(language, bounds.stdin ?? false), bounds, onOutput);
    return { end: await endOf(sandbox, end, bounds), timeMs };
  };

  const execute = async (sandbox: Sandbox): Promise<RunResult> => {
    await sandbox.files.write([
      { path: sourcePath(language), data: code },
      { path: INPUT, data: stdin },
      { path: SUPERVISOR, data: SUPERVISOR_SOURCE },
    ]);
    const { compile } = COMMANDS[language];
    if (compile !== undefined) {
      sinks.state('compiling');
      const bounds = { seconds: COMPILE_SECONDS, outputBytes: COMPILE_OUTPUT_BYTES };
      const onOutput = (_stream: PrintedStream, text: string) => sinks.output('stderr', text);
      const { end, timeMs } = await command(sandbox, compile, bounds, onOutput);
      if (end.kind === 'killed') return result(killedEnd(end, bounds, stoppedBy), timeMs);
      if (end.code !== 0) return result({ reason: 'compile_failed', exitCode: end.code }, timeMs);
    }
    sinks.state('running');
    if (cases !== undefined) return executeCases(sandbox, cases);
    const bounds = { seconds: timeoutSeconds, outputBytes: MAX_OUTPUT_BYTES, stdin: interactive };
    const { end, timeMs } = await runOnce(sandbox, bounds, sinks.output);
    return result(end, timeMs);
  };

  const executeCases = async (sandbox: Sandbox, inputs: readonly string[]): Promise<RunResult> => {
    const bounds = { seconds: timeoutSeconds, outputBytes: MAX_CASE_OUTPUT_BYTES };
    let totalMs = 0;
    for (const input of inputs) {
      // Each one only when its turn comes, and with nothing left of the last: no earlier start finds it.
      await killAll(sandbox);
      await sandbox.files.write(INPUT, input);
      await sandbox.files.remove(SIGNAL_FILE).catch(() => {});
      const printed = { stdout: '', stderr: '' };
      const { end, timeMs } = await runOnce(sandbox, bounds, (stream, text) => {
        printed[stream] += text;
      });
      totalMs += timeMs;
      if (end.reason === 'stopped') return result(end, totalMs);
      sinks.caseEnded?.({ ...printed, end, executionTimeMs: timeMs } satisfies CaseResult);
    }
    return result({ reason: 'exited', exitCode: 0 }, totalMs);
  };

  const inSandbox = async (): Promise<RunResult> => {
    const sandbox = await open();
    try {
      if (stoppedBy !== undefined) return result({ reason: 'stopped', by: stoppedBy }, null);
      return await execute(sandbox);
    } finally {
      await sandbox.kill().catch(() => {});
    }
  };
  const type = (typed: (command: RunningCommand) => void) => {
    if (early !== undefined) early.push(typed);
    else if (current !== undefined) typed(current);
  };
  return {
    ended: inSandbox().catch((error: unknown) =>
      result({ reason: 'runner_failed', message: error instanceof Error ? error.message : String(error) }, null),
    ),
    stop: (by) => {
      stoppedBy ??= by;
      current?.kill('stop');
    },
    type: (text) => type((command) => command.type(text)),
    endInput: () => type((command) => command.endInput()),
  };
}

function killedEnd(
  { why }: Extract<CommandEnd, { kind: 'killed' }>,
  { seconds, outputBytes }: CommandBounds,
  stoppedBy = '',
): RunEnd {
  switch (why) {
    case 'time':
      return { reason: 'time_limit', limitSeconds: seconds };
    case 'output':
      return { reason: 'output_limit', limitBytes: outputBytes };
    case 'stop':
      return { reason: 'stopped', by: stoppedBy };
  }
}

/** E2B does not say what a command used. */
function result(end: RunEnd, executionTimeMs: number | null): RunResult {
  return { end, executionTimeMs, memoryUsageMb: null };
}
