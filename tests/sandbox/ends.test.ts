import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_OUTPUT_BYTES } from '../../lib/protocol/limits.ts';
import { waitFor } from '../support/index.ts';
import { openSandbox, SANDBOX_USERS, type Sandbox } from './client.ts';

const SECOND_MS = 1_000;

// Limits are held against a run's own time: what a busy machine takes to begin it and to tell of its end is beside them.

/** Whether a process with this word in its command line exists anywhere on the machine. */
function isRunning(word: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

let marks = 0;
/** A number of seconds that no other `sleep` on the machine sleeps. */
const mark = () => `8${process.pid}${++marks}.25`;

/** Starts a sleeper that belongs to nobody, says so, and goes on with `then`. */
const withDaemon = (sleep: string, then: string) => `
import os, sys, time, signal
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv('/usr/bin/sleep', ['sleep', '${sleep}'])
    os._exit(0)
os.wait()
print('started', flush=True)
${then}`;

describe.each(SANDBOX_USERS)('how a run ends, as %s', (user) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ user });
  });
  afterAll(() => sandbox.close());

  it('[RUN2][RUN4] ends an endless loop at its limit and keeps what it printed', async () => {
    const ran = await sandbox.run('python', 'print("before")\nwhile True: pass', { timeoutSeconds: 2 });
    expect(ran).toMatchObject({ stdout: 'before\n', end: { reason: 'time_limit', limitSeconds: 2 } });
    expect(ran.executionTimeMs).toBeLessThan(3 * SECOND_MS);
  });

  it('[RUN2] ends a program that ignores every signal', async () => {
    const code = `
import signal
for n in range(1, 65):
    try: signal.signal(n, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: pass`;
    const ran = await sandbox.run('python', code, { timeoutSeconds: 1 });
    expect(ran.end).toMatchObject({ reason: 'time_limit' });
    expect(ran.executionTimeMs).toBeLessThan(2 * SECOND_MS);
  });

  it('[RUN4] says by which signal a program died, and tells it from an exit code', async () => {
    const killed = await sandbox.run('python', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)');
    expect(killed.end).toEqual({ reason: 'signal', signal: 'SIGSEGV' });
    for (const exitCode of [0, 1, 3, 126, 127, 128, 137, 139, 159, 255]) {
      const exited = await sandbox.run('python', `import sys\nsys.exit(${exitCode})`);
      expect(exited.end).toEqual({ reason: 'exited', exitCode });
    }
    const all = await sandbox.run('python', 'import os\nos.kill(-1, 9)\nprint("survived")');
    expect(all.end).toEqual({ reason: 'signal', signal: 'SIGKILL' });
  });

  it('[RUN4] stops at the output limit, keeps what fits and says so', async () => {
    const ran = await sandbox.run('python', 'while True: print("x" * 1000)');
    expect(ran.end).toEqual({ reason: 'output_limit', limitBytes: MAX_OUTPUT_BYTES });
    expect(Buffer.byteLength(ran.stdout)).toBe(MAX_OUTPUT_BYTES);
  });

  it('[RUN4] cuts one line of 100 MB at the limit, never through a character', async () => {
    const ran = await sandbox.run('python', 'print("a" + "é" * 50_000_000)');
    expect(ran.end).toMatchObject({ reason: 'output_limit' });
    expect(ran.stdout).toMatch(/^aé+$/);
  });

  it('[RUN4] says that memory was the reason, for private memory and for shared', async () => {
    const hog = 'print("before", flush=True)\nx = []\nwhile True: x.append(bytearray(8 << 20))';
    const shared = `
import mmap
print("before", flush=True)
m = mmap.mmap(-1, 2 << 30)
for at in range(0, 2 << 30, 4096): m[at] = 1`;
    for (const code of [hog, shared]) {
      const ran = await sandbox.run('python', code);
      expect(ran).toMatchObject({ stdout: 'before\n', end: { reason: 'memory_limit', limitMb: 256 } });
    }
  });

  it('[RUN4] says so too when Node uses up its heap', async () => {
    const ran = await sandbox.run(
      'javascript',
      'const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length));',
    );
    expect(ran.end).toEqual({ reason: 'memory_limit', limitMb: 256 });
  });

  it('joins a character that was printed in two halves', async () => {
    const code = `
import sys, time
half = '😀'.encode()
for part in (half[:2], half[2:]):
    sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    time.sleep(0.05)
sys.stdout.buffer.write(b'\\xff end')`;
    const ran = await sandbox.run('python', code);
    expect(ran.stdout).toBe('😀\uFFFD end');
  });

  it('[RUN4] stops at once when asked, by name, and keeps what was printed', async () => {
    const sleep = mark();
    const run = sandbox.start('python', withDaemon(sleep, 'time.sleep(60)'), { timeoutSeconds: 30 });
    await run.printed('started\n');
    const askedAt = performance.now();
    run.stop('Ada');
    const ran = await run.ended;
    expect(ran).toMatchObject({ stdout: 'started\n', end: { reason: 'stopped', by: 'Ada' } });
    // Its limit is half a minute away.
    expect(performance.now() - askedAt).toBeLessThan(5 * SECOND_MS);
    expect(isRunning(sleep)).toBe(false);
  });

  it('[RUN2] leaves no process of a daemon, however the run ends', async () => {
    const ends = {
      exited: 'sys.exit(0)',
      signal: 'os.kill(os.getpid(), signal.SIGKILL)',
      time_limit: 'time.sleep(60)',
      output_limit: 'while True: print("x" * 1000)',
    };
    for (const [reason, then] of Object.entries(ends)) {
      const sleep = mark();
      const timeoutSeconds = reason === 'time_limit' ? 1 : 10;
      const ran = await sandbox.run('python', withDaemon(sleep, then), { timeoutSeconds });
      expect(ran.end).toMatchObject({ reason });
      expect(isRunning(sleep)).toBe(false);
    }
  });

  it('[RUN2] leaves no cgroup and no file', async () => {
    const alone = await openSandbox({ user, waitingBoxes: 0 });
    await alone.run('python', 'open("/tmp/file", "w").write("x")');
    const names = readdirSync(alone.workDir, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => !/^[\d.]+-1(\/fifo-\d+)?$/.test(name))).toEqual([]);
    expect(cgroupsOf(alone.pid)).toEqual([]);
    await alone.close();
  });

  it('[RUN2] closes at once while Go is being prepared, and leaves nothing of that', async () => {
    const cacheDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-sandbox-cold-'));
    await chmod(cacheDir, 0o777);
    const early = await openSandbox({ user, cacheDir });
    await waitFor(() => readdirSync(cacheDir).some((name) => name.startsWith('go-')));
    await early.close();
    // Nor what it would have become, had its end been waited for.
    expect(readdirSync(cacheDir).filter((name) => name.startsWith('go-'))).toEqual([]);
    await rm(cacheDir, { recursive: true });
  });

  it('[RUN2] leaves nothing of the boxes that waited, closed or killed', async () => {
    for (const end of ['close', 'kill'] as const) {
      const server = await openSandbox({ user, waitingBoxes: 2 });
      const waiting = await waitFor(() => {
        const found = startersOf(server.pid);
        return found.length === 2 && found;
      });
      await server[end]();
      await waitFor(() => waiting.every((pid) => !existsSync(`/proc/${pid}`)), { what: 'the boxes are gone' });
      await server.close();
    }
  });

  it('gives back 50 MB of input unread, and takes input that is closed', { timeout: 120_000 }, async () => {
    const much = { stdin: 'x'.repeat(50_000_000), timeoutSeconds: 30 };
    expect((await sandbox.run('python', 'print("done")', much)).stdout).toBe('done\n');
    const closed = 'import os, sys\nos.close(0)\ntry: os.read(0, 1)\nexcept OSError as error: print(error.errno)';
    expect((await sandbox.run('python', closed)).stdout).toBe('9\n');
    const all = 'import sys\nprint(len(sys.stdin.read()))';
    expect((await sandbox.run('python', all, much)).stdout).toBe('50000000\n');
  });

  it('[RUN2] takes the programs along when its server is killed', async () => {
    const doomed = await openSandbox({ user });
    const sleep = mark();
    const run = doomed.start('python', withDaemon(sleep, 'time.sleep(60)'), { timeoutSeconds: 30 });
    await run.printed('started\n');
    await waitFor(() => isRunning(sleep));
    await doomed.kill();
    await waitFor(() => !isRunning(sleep), { what: 'the daemon is gone' });
    await doomed.close();
    // Nobody was left to remove the cgroup; the next server does.
    const next = await openSandbox({ user });
    expect(cgroupsOf(doomed.pid)).toEqual([]);
    await next.close();
  });
});

/** The starters that wait in the boxes of a server, by their ids outside. */
function startersOf(server: number): string[] {
  const parents = new Map<string, string>();
  const starters: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(pid, readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] ?? '');
      if (readFileSync(`/proc/${pid}/comm`, 'utf8') === 'perl\n') starters.push(pid);
    } catch {
      // It ended meanwhile.
    }
  }
  const descends = (pid: string | undefined): boolean =>
    pid === String(server) || (pid !== undefined && descends(parents.get(pid)));
  return starters.filter(descends);
}

/** The cgroups that a server made and that still are. */
function cgroupsOf(pid: number): string[] {
  const hierarchies = ['', 'memory', 'pids', 'cpu'].map((name) => `/sys/fs/cgroup/${name}/pairpad`);
  return hierarchies.flatMap((folder) => {
    try {
      return readdirSync(folder).filter((name) => name.startsWith(`${pid}.`));
    } catch {
      return [];
    }
  });
}
