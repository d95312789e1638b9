import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT, type Variables } from './environment.ts';

export interface RunOptions {
  /** The project's folder when not given. */
  readonly cwd?: string;
  readonly show?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface Finished {
  readonly code: number | null;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** A package's command line, run by this Node. */
export function packageBin(file: string): string {
  return `${ROOT}/node_modules/${file}`;
}

/** Runs a Node program to its end, or to the signal. With `show` its output is passed on while it comes. */
export async function runNode(
  args: readonly string[],
  variables: Variables,
  { cwd = ROOT, show = false, signal }: RunOptions = {},
): Promise<Finished> {
  const env = variables as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [...args], { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
