import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { type PostgresHome, preparePostgresHome } from './postgres-home.ts';
import { isAlive, stopProcess } from './processes.ts';

// Real Postgres binaries from npm. The package's own supervisor is not used: it ends this process at the first signal,
// before the sync process has written its last edits, and lets Ctrl-C reach Postgres at once for the same reason.

const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 30;
/**
 * What Postgres says while processes of a killed one live: they end by themselves, as soon as a busy machine lets them
 * notice.
 */
const HELD_BY_CHILDREN = 'is still in use';

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Called when it ends without having been told to. */
  onExit(listener: () => void): void;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Wanted place of the data; moved elsewhere when the user Postgres runs as cannot reach it. */
  readonly dataDir: string;
  readonly password: string;
  /** Used when it is free. */
  readonly preferredPort?: number;
  /** Server settings on top of the ones below. */
  readonly settings?: Readonly<Record<string, string>>;
}

async function run(command: string, args: string[], home: PostgresHome): Promise<void> {
  const child = spawn(command, args, { ...home.identity, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${path.basename(command)} failed:\n${output.trim()}`);
}

async function initialise(home: PostgresHome, { password, settings }: PostgresOptions): Promise<void> {
  const passwordFile = path.join(os.tmpdir(), `pairpad-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.identity.uid !== undefined) await home.own(passwordFile);
  try {
    await run(
      path.join(home.binDir, 'initdb'),
      [
        `--pgdata=${home.dataDir}`,
        '--auth=scram-sha-256',
        '--username=pairpad',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
        // A server that does not wait for the disk need not begin by it: on a busy one that takes longer than all else.
        ...(settings?.['fsync'] === 'off' ? ['--no-sync'] : []),
      ],
      home,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** A Postgres that a killed start left behind is stopped; a pid file whose process is gone or another's is removed. */
async function clearLeftovers(home: PostgresHome): Promise<void> {
  const pidFile = path.join(home.dataDir, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => null);
  if (text === null) return;
  const pid = Number.parseInt(text, 10);
  if (await isAlive(pid, home.dataDir)) await stopProcess(pid, 'SIGINT', STOP_TIMEOUT_MS);
  await rm(pidFile, { force: true });
}

async function takesConnections(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  // An ended connection would otherwise be an unhandled error event.
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** Starts the server's process and waits until it takes connections. */
async function launch(home: PostgresHome, args: readonly string[], url: string): Promise<ChildProcess> {
  const logFile = `${home.dataDir}.log`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const log = await open(logFile, 'a');
    const { size: before } = await log.stat();
    const child = spawn(path.join(home.binDir, 'postgres'), ['-D', home.dataDir, ...args], {
      ...home.identity,
      stdio: ['ignore', log.fd, log.fd],
      // A process group of its own: Ctrl-C in the terminal must not stop it before those who still write to it.
      detached: true,
    });
    await once(child, 'spawn');
    await log.close();
    while (isRunning(child) && Date.now() < deadline) {
      if ((await takesConnections(url)) && isRunning(child)) return child;
      await pause();
    }
    const said = (await readFile(logFile)).subarray(before).toString().trim();
    if (!isRunning(child) && said.includes(HELD_BY_CHILDREN) && Date.now() < deadline) {
      await pause();
      continue;
    }
    if (isRunning(child)) await stopProcess(child.pid as number, 'SIGINT', STOP_TIMEOUT_MS);
    const tail = said.split('\n').slice(-5).join('\n');
    throw new Error(`The embedded Postgres did not start. The end of ${logFile}:\n${tail}`);
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Starts a Postgres of our own on this machine, on 127.0.0.1 alone, and answers once it takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const home = await preparePostgresHome(options.dataDir);
  const initialised = await readFile(path.join(home.dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (!initialised) await initialise(home, options);
  await clearLeftovers(home);

  const port = await freePort(options.preferredPort);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = (database: string) => `postgresql://pairpad:${options.password}@127.0.0.1:${port}/${database}`;
  const child = await launch(home, ['-p', String(port), ...flags], url('postgres'));

  let stopping = false;
  const listeners: (() => void)[] = [];
  const exited = once(child, 'exit');
  child.on('exit', () => {
    if (!stopping) for (const listener of listeners) listener();
  });
  const pid = child.pid as number;
  return {
    port,
    pid,
    dataDir: home.dataDir,
    url,
    onExit: (listener) => listeners.push(listener),
    stop: async () => {
      stopping = true;
      await stopProcess(pid, 'SIGINT', STOP_TIMEOUT_MS);
      await exited;
    },
  };
}

/** Makes a database when there is none of that name. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Settings for data that may be lost with the machine, never with a killed process. */
export const THROWAWAY_SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '400' };

/** Runs something against an empty Postgres that is gone afterwards. */
export async function withThrowawayPostgres<T>(use: (url: string) => Promise<T>): Promise<T> {
  const dataDir = path.join(os.tmpdir(), `pairpad-postgres-${randomBytes(6).toString('hex')}`);
  const server = await startPostgres({
    dataDir,
    password: randomBytes(12).toString('hex'),
    settings: THROWAWAY_SETTINGS,
  });
  try {
    return await use(server.url('postgres'));
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(`${dataDir}.log`, { force: true });
  }
}
