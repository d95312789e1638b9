import { CommandExitError, type CommandHandle, type Sandbox, TimeoutError } from 'e2b';
import type { PrintedStream } from '../runner.ts';
import { FOLDER } from './commands.ts';

export type CommandKill = 'time' | 'output' | 'stop';

/** How a command ended: by itself, or because we ended it. */
export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly why: CommandKill };

export interface CommandBounds {
  readonly seconds: number;
  readonly outputBytes: number;
}

/** A command under way in a sandbox of E2B's. */
export interface RunningCommand {
  /** Rejects where the sandbox was lost. */
  readonly ended: Promise<CommandEnd>;
  kill(why: CommandKill): void;
  type(text: string): void;
  endInput(): void;
}

/** Ends everything that a program may have left in its sandbox; the service's own processes belong to root. */
export async function killAll(sandbox: Sandbox): Promise<void> {
  await sandbox.commands.run('kill -KILL -1').catch(() => {});
}

/** The service's own time-out stands behind ours, for the case that we are not there to end the command. */
const SERVICE_SLACK_MS = 5_000;

/** Starts a command of fixed words and gives its output on; over its bounds it is ended, and told apart by why. */
export async function startCommand(
  sandbox: Sandbox,
  command: string,
  bounds: CommandBounds & { readonly stdin?: boolean },
  onOutput: (stream: PrintedStream, text: string) => void,
): Promise<RunningCommand> {
  let why: CommandKill | undefined;
  let handle: CommandHandle | undefined;
  let bytesLeft = bounds.outputBytes;
  const kill = (reason: CommandKill) => {
    if (why !== undefined) return;
    why = reason;
    if (handle !== undefined) void end(handle);
  };
  // The handle keeps all output in memory, so it is ended as soon as it has had enough.
  const take = (stream: PrintedStream) => (text: string) => {
    if (why === 'output') return;
    const bytes = Buffer.byteLength(text);
    if (bytes <= bytesLeft) onOutput(stream, text);
    else {
      onOutput(stream, new TextDecoder().decode(Buffer.from(text).subarray(0, bytesLeft), { stream: true }));
      kill('output');
    }
    bytesLeft -= bytes;
  };
  // Giving up on the answer would leave the command running: it is killed, and what it started is, too.
  const { promise: killed, resolve: onKilled } = Promise.withResolvers<'killed'>();
  const end = async (command: CommandHandle) => {
    await Promise.allSettled([command.kill(), killAll(sandbox)]);
    onKilled('killed');
  };
  const timer = setTimeout(() => kill('time'), bounds.seconds * 1_000);
  handle = await sandbox.commands.run(command, {
    background: true,
    cwd: FOLDER,
    stdin: bounds.stdin ?? false,
    timeoutMs: bounds.seconds * 1_000 + SERVICE_SLACK_MS,
    onStdout: take('stdout'),
    onStderr: take('stderr'),
  });
  const started = handle;
  if (why !== undefined) void end(started);

  const finish = async (): Promise<CommandEnd> => {
    try {
      const ended = await Promise.race([started.wait(), killed]);
      if (why !== undefined || ended === 'killed') return { kind: 'killed', why: why ?? 'stop' };
      return { kind: 'exited', code: ended.exitCode };
    } catch (error) {
      if (why !== undefined) return { kind: 'killed', why };
      if (error instanceof CommandExitError) return { kind: 'exited', code: error.exitCode };
      if (error instanceof TimeoutError) return { kind: 'killed', why: 'time' };
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };

  // One after another: what is typed must arrive in its order.
  let typing: Promise<unknown> = Promise.resolve();
  const then = (step: () => Promise<unknown>) => {
    typing = typing.then(step).catch(() => {});
  };
  return {
    ended: finish(),
    kill,
    type: (text) => then(() => started.sendStdin(text)),
    endInput: () => then(() => started.closeStdin()),
  };
}
