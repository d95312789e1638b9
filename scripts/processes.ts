import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const POLL_MS = 20;

/** Where there is no /proc, there is `ps`; a small Linux has the first alone. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout;
}

/** Whether a process with this id runs, and is called something with `name` in it: ids are used again. */
export async function isAlive(pid: number, name?: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (name === undefined) return true;
  return (await commandLine(pid)).includes(name);
}

/** Asks a process to end, waits, and after the deadline makes it end. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  try {
    process.kill(pid, signal);
    while (Date.now() < deadline) {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It is gone, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
