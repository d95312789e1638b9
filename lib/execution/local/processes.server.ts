import { spawn } from 'node:child_process';

/** Where distributions put their tools; the server's own PATH may name folders that the box cannot read. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** An environment of these variables alone; nothing of the server's own goes along. */
export function bareEnv(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // Next declares NODE_ENV to be in every environment, which is not so.
  return variables as Record<string, string> as NodeJS.ProcessEnv;
}

/** Kills a process; nothing happens where it is gone. */
export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export interface Finished {
  /** Null where it was killed or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ToolOptions {
  readonly env?: Record<string, string>;
  readonly niceness?: number;
  readonly signal?: AbortSignal;
}

/**
 * Runs a tool of the machine, without a shell, to its end or until it is aborted; one that cannot be started answers with
 * a null code.
 */
export function runTool(
  command: string,
  args: readonly string[],
  { env = {}, niceness = 0, signal }: ToolOptions = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const argv = niceness === 0 ? [command, ...args] : ['nice', '-n', String(niceness), command, ...args];
    const child = spawn(argv[0] as string, argv.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: bareEnv({ PATH: SYSTEM_PATH, ...env }),
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => {
      // One that was aborted has yet to die; until then it may write files that its caller removes.
      if (child.pid === undefined) resolve({ code: null, stdout, stderr: error.message });
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
