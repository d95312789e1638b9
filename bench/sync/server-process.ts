import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SELF_REPORT = pathToFileURL(path.join(import.meta.dirname, 'self-report.ts')).href;
const READY_MS = 30_000;
const STOP_MS = 15_000;
const POLL_MS = 50;

/** What a process has used so far, by its own account. */
export interface Usage {
  readonly cpuMicroseconds: number;
  /** Heap and buffers that are reachable; exact after `memory()`. */
  readonly heldBytes: number;
  readonly residentBytes: number;
}

export interface ServerProcess {
  usage(): Promise<Usage>;
  /** As `usage`, after a garbage collection. */
  memory(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers over HTTP once the server is up. */
  readonly readyUrl: string;
}

/** Starts a server in a process of its own, with nothing changed but that it can be asked what it uses. */
export async function startServer({ args, env, readyUrl }: ServerCommand): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', SELF_REPORT, ...args], {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
  const exited = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const ask = async (question: 'usage' | 'memory'): Promise<Usage> => {
    const answered = once(child, 'message');
    child.send(question);
    const ended = exited.then(() => Promise.reject(new Error(`a server ended while it was measured:\n${errors}`)));
    const [usage] = (await Promise.race([answered, ended])) as [Usage];
    return usage;
  };

  const deadline = performance.now() + READY_MS;
  while (
    !(await fetch(readyUrl).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (hasEnded() || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} did not start:\n${errors}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  return {
    usage: () => ask('usage'),
    memory: () => ask('memory'),
    stop: async () => {
      if (hasEnded()) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(late);
    },
  };
}
