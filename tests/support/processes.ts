import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/free-port.ts';
import { CACHE_DIR } from './sandbox-cache.ts';
import { waitFor } from './wait-for.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Longer than any of them gives itself to end: a test that asks how one ended must not be answered by this. */
const STOP_TIMEOUT_MS = 20_000;
/** A cold `next dev` compiles before it answers. */
const READY_TIMEOUT_MS = 60_000;

/** Secrets every process of one test shares; they guard nothing outside it. */
export const TEST_SECRETS = {
  AUTH_SECRET: 'test-auth-secret-0123456789abcdef0123456789',
  TICKET_SECRET: 'test-ticket-secret-0123456789abcdef01234567',
};

export interface SpawnedServer {
  readonly port: number;
  /** http://127.0.0.1:<port> */
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, waits until it has, and answers its exit code. */
  stop(): Promise<number | null>;
}

export interface SpawnOptions {
  readonly databaseUrl: string;
  /** Chosen when not given; give it to restart a server where its clients look for it. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the build of the pages is; the project itself unless said otherwise. */
  readonly cwd?: string;
}

/** Starts a process with the given environment on top of the tests' own, and waits for its /readyz. */
async function spawnServer(
  args: string[],
  port: number,
  env: Record<string, string>,
  cwd = ROOT,
): Promise<SpawnedServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-data-'));
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      ...TEST_SECRETS,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      SANDBOX_CACHE_DIR: CACHE_DIR,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit').then(async ([code]) => {
    await rm(dataDir, { recursive: true, force: true });
    return code as number | null;
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    const code = await exited;
    clearTimeout(late);
    return code;
  };

  const url = `http://127.0.0.1:${port}`;
  let died = false;
  void exited.then(() => (died = true));
  const ready = async () => died || (await fetch(`${url}/readyz`)).ok;
  await waitFor(ready, { timeoutMs: READY_TIMEOUT_MS, what: `${args.join(' ')} is ready` }).catch(async (error) => {
    await end('SIGKILL');
    throw new Error(`${String(error)}\n${output}`);
  });
  if (died) throw new Error(`${args.join(' ')} ended at once:\n${output}`);
  return {
    port,
    url,
    pid: child.pid as number,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** A sync process of the test's own. */
export async function spawnCollab({ databaseUrl, port, env = {} }: SpawnOptions): Promise<SpawnedServer> {
  const chosen = port ?? (await freePort());
  return spawnServer(['collab-server/main.ts'], chosen, {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'http://localhost:3000',
    COLLAB_PORT: String(chosen),
    ...env,
  });
}

/** A web app of the test's own, from the last build; `COLLAB_PUBLIC_URL` in `env` leads its pages to a sync process. */
export async function spawnApp({ databaseUrl, port, env = {}, cwd }: SpawnOptions): Promise<SpawnedServer> {
  const chosen = port ?? (await freePort());
  const args = ['node_modules/next/dist/bin/next', 'start', '--port', String(chosen)];
  const variables = {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: `http://localhost:${chosen}`,
    PORT: String(chosen),
    ...env,
  };
  return spawnServer(args, chosen, variables, cwd);
}
