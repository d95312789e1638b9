import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CaseResult, RunnerCapabilities, RunnerRequest, RunResult } from '../../lib/execution/runner.ts';
import type { Language } from '../../lib/protocol/languages.ts';
import { waitFor } from '../support/index.ts';
import { CACHE_DIR } from '../support/sandbox-cache.ts';
import type { SandboxOrder, SandboxReport, SandboxSettings } from './messages.ts';

/** Somebody without privileges, and who is not who root's boxes belong to. */
const ORDINARY_USER = 60_701;

export type SandboxUser = 'root' | 'an ordinary user';

/** Who the sandbox can be tested as here: root can become anybody, anybody else only stays. */
export const SANDBOX_USERS: readonly SandboxUser[] =
  process.getuid?.() === 0 ? ['root', 'an ordinary user'] : ['an ordinary user'];

export interface Ran extends RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as they arrived. */
  readonly printed: string;
  /** What it went through, in order. */
  readonly states: readonly string[];
  /** What came of each of several inputs. */
  readonly cases: readonly CaseResult[];
  /** From asking to the end, on the test's clock. */
  readonly tookMs: number;
}

export interface RunUnderWay {
  readonly ended: Promise<Ran>;
  /** Settles when the program has printed this. */
  printed(text: string): Promise<void>;
  stop(by: string): void;
  /** Null ends the input. */
  type(text: string | null): void;
}

/** A process with a local runner, and everything of it in folders of its own. */
export interface Sandbox {
  readonly pid: number;
  readonly workDir: string;
  capabilities(): Promise<RunnerCapabilities>;
  start(language: Language, code: string, more?: Partial<RunnerRequest>): RunUnderWay;
  run(language: Language, code: string, more?: Partial<RunnerRequest>): Promise<Ran>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface SandboxOptions {
  readonly user?: SandboxUser;
  readonly toolPath?: string;
  /** Instead of the one that all share. */
  readonly cacheDir?: string;
  readonly waitingBoxes?: number;
  readonly compileSeconds?: number;
  readonly interactive?: NonNullable<SandboxSettings['interactive']>;
  /** What the server is started with, like `unshare` and its options. */
  readonly launcher?: readonly string[];
}

export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { user, launcher = [], ...given } = options;
  const home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-sandbox-'));
  await chmod(home, 0o755);
  const uid = user === 'an ordinary user' && process.getuid?.() === 0 ? ORDINARY_USER : undefined;
  if (uid !== undefined) await chown(home, uid, uid);
  if ((await mkdir(CACHE_DIR, { recursive: true })) !== undefined) await chmod(CACHE_DIR, 0o777);
  const settings: SandboxSettings = {
    workDir: path.join(home, 'boxes'),
    cacheDir: CACHE_DIR,
    programsDir: path.join(home, 'programs'),
    ...(uid === undefined ? {} : { uid }),
    ...given,
  };
  const [command = '', ...args] = [
    ...launcher,
    process.execPath,
    path.join(import.meta.dirname, 'server.ts'),
    JSON.stringify(settings),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return client(child, home, settings.workDir);
}

/** A sandbox in which every language can be run: Go's archives are made before a first run. */
export async function preparedSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await openSandbox(options);
  const settled = async () => {
    const capabilities = await sandbox.capabilities();
    return (!capabilities.available || capabilities.languages.go.state !== 'preparing') && capabilities;
  };
  try {
    const capabilities = await waitFor(settled, { timeoutMs: 240_000, what: 'Go is prepared' });
    if (!capabilities.available) throw new Error(capabilities.reason);
    const { go } = capabilities.languages;
    if (go.state === 'missing') throw new Error(go.reason);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
}

async function client(child: ChildProcess, home: string, workDir: string): Promise<Sandbox> {
  const reports = new EventEmitter().setMaxListeners(0);
  const gone = once(child, 'exit');
  child.on('message', (report: SandboxReport) => reports.emit(report.type, report));
  await Promise.race([once(reports, 'ready'), gone.then(() => Promise.reject(new Error('the sandbox server ended')))]);
  const say = (order: SandboxOrder) => child.send(order);
  let count = 0;

  const start: Sandbox['start'] = (language, code, more = {}) => {
    const id = ++count;
    const startedAt = performance.now();
    const text = { stdout: '', stderr: '' };
    let printed = '';
    const waiting = new EventEmitter();
    const onOutput = (report: Extract<SandboxReport, { type: 'output' }>) => {
      if (report.id !== id) return;
      text[report.stream] += report.text;
      printed += report.text;
      waiting.emit('output');
    };
    const states: string[] = [];
    const onState = (report: Extract<SandboxReport, { type: 'state' }>) => {
      if (report.id === id) states.push(report.state);
    };
    const cases: CaseResult[] = [];
    const onCase = (report: Extract<SandboxReport, { type: 'case' }>) => {
      if (report.id === id) cases.push(report.result);
    };
    reports.on('output', onOutput).on('state', onState).on('case', onCase);
    const ended = new Promise<Ran>((resolve) => {
      const onEnded = (report: Extract<SandboxReport, { type: 'ended' }>) => {
        if (report.id !== id) return;
        reports.off('output', onOutput).off('state', onState).off('case', onCase).off('ended', onEnded);
        resolve({ ...report.result, ...text, printed, states, cases, tookMs: performance.now() - startedAt });
      };
      reports.on('ended', onEnded);
    });
    say({ type: 'run', id, request: { language, code, stdin: '', timeoutSeconds: 10, ...more } });
    return {
      ended,
      printed: async (wanted) => {
        while (!printed.includes(wanted)) await once(waiting, 'output');
      },
      stop: (by) => say({ type: 'stop', id, by }),
      type: (text) => say({ type: 'type', id, text }),
    };
  };

  return {
    pid: child.pid as number,
    workDir,
    capabilities: async () => {
      const answer = once(reports, 'capabilities');
      say({ type: 'capabilities' });
      const [report] = (await answer) as [Extract<SandboxReport, { type: 'capabilities' }>];
      return report.capabilities;
    },
    start,
    run: (...asked) => start(...asked).ended,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      if (child.connected) say({ type: 'close' });
      await gone;
      await rm(home, { recursive: true, force: true });
    },
  };
}
