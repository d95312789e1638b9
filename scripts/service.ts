import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, type Variables } from './environment.ts';
import type { Lease } from './lease.ts';
import { type Say, StartError, seconds } from './terminal.ts';

const READY_TIMEOUT_MS = 120_000;
const POLL_MS = 50;
/** Longer than the sync process gives itself to write what it has taken. */
const STOP_TIMEOUT_MS = 20_000;
const RESTART_DELAY_MS = 500;
/** More ends than this within the window are no accident. */
const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;
const TAIL_LINES = 15;

export interface ServiceOptions {
  readonly label: string;
  readonly args: readonly string[];
  readonly env: Variables;
  readonly port: number;
  readonly logDir: string;
  /** A part of its command line, to know it again after a crash of ours. */
  readonly mark: string;
  readonly say: Say;
  readonly lease: Lease;
  /** Gives up waiting until it is ready. */
  readonly signal: AbortSignal;
  /** Called when it keeps ending and is given up. */
  readonly onGivenUp: (error: StartError) => void;
}

export interface Service {
  stop(): Promise<void>;
}

/** Starts one of Pairpad's processes, answers when it is ready, and starts it again when it dies. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { label, port, say } = options;
  await mkdir(options.logDir, { recursive: true });
  const logFile = path.join(options.logDir, `${label.toLowerCase()}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  const tail: string[] = [];
  const deaths: number[] = [];
  let stopping = false;
  let closed: Promise<unknown> = Promise.resolve();

  const keep = (chunk: Buffer, isError: boolean) => {
    log.write(chunk);
    const lines = chunk.toString().split('\n').filter(Boolean);
    tail.push(...lines);
    tail.splice(0, tail.length - TAIL_LINES);
    if (isError) for (const line of lines) process.stderr.write(`  ${label.padEnd(12)}${line}\n`);
  };

  const launch = (): ChildProcess => {
    const next = spawn(process.execPath, [...options.args], {
      cwd: ROOT,
      env: options.env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C reaches the one who stops all in order, and nobody else.
      detached: true,
    });
    next.stdout.on('data', (chunk: Buffer) => keep(chunk, false));
    next.stderr.on('data', (chunk: Buffer) => keep(chunk, true));
    next.on('exit', (code, signal) => {
      if (!stopping && isReady) revive(signal ?? `exit code ${code}`);
    });
    closed = once(next, 'close');
    return next;
  };

  const note = async (next: ChildProcess) => {
    await once(next, 'spawn');
    await options.lease.note(next.pid as number, options.mark);
  };

  const revive = (reason: string) => {
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < RESTART_WINDOW_MS).length > MAX_RESTARTS) {
      options.onGivenUp(
        new StartError(`${label} keeps ending (${reason}). Its last lines, from ${logFile}:\n${tail.join('\n')}`),
      );
      return;
    }
    say(label, `ended (${reason}); starting it again`);
    setTimeout(() => {
      if (stopping) return;
      // At once, noted or not: who stops the service now has this one to end.
      child = launch();
      void note(child);
    }, RESTART_DELAY_MS);
  };

  let isReady = false;
  const started = performance.now();
  let child = launch();
  await note(child);
  const answers = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok === true;
  while (!(await answers())) {
    if (options.signal.aborted) {
      stopping = true;
      child.kill('SIGKILL');
      options.signal.throwIfAborted();
    }
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() - started > READY_TIMEOUT_MS) {
      child.kill('SIGKILL');
      // Its last words may still be on their way.
      await closed;
      throw new StartError(
        `${label} ${ended ? 'ended before it was ready' : 'did not get ready'}. Its last lines, from ${logFile}:\n${tail.join('\n')}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  isReady = true;
  say(label, `ready on port ${port} after ${seconds(started)}`);

  return {
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        await exited;
        clearTimeout(late);
      }
      log.end();
    },
  };
}
