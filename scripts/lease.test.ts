import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLease } from './lease.ts';

const KEEP_RUNNING = 'setInterval(() => {}, 1000)';
const run = (mark: string) => spawn(process.execPath, ['-e', KEEP_RUNNING, mark], { stdio: 'ignore' });

describe('the lease on a data directory', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-lease-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const leaveBehind = (holder: unknown) => writeFile(path.join(dataDir, 'running.json'), JSON.stringify(holder));

  it('is refused while another start holds it, and says who', async () => {
    const other = run('scripts/start.ts');
    await once(other, 'spawn');
    await leaveBehind({ pid: other.pid, children: [] });
    await expect(takeLease(dataDir)).rejects.toThrow(`process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await takeLease(dataDir)).release();
  });

  it('ends what a killed start left running, and nothing else that got its id', async () => {
    const orphan = run('collab-server/main.ts');
    const stranger = run('somebody-elses');
    await Promise.all([once(orphan, 'spawn'), once(stranger, 'spawn')]);
    const ended = once(orphan, 'exit');
    await leaveBehind({
      pid: 2 ** 22 + 1,
      children: [
        { pid: orphan.pid, mark: 'collab-server/main.ts' },
        { pid: stranger.pid, mark: 'next' },
      ],
    });
    await takeLease(dataDir);
    await ended;
    expect(stranger.exitCode).toBeNull();
    stranger.kill('SIGKILL');
  });

  it('takes a half-written note for none', async () => {
    await writeFile(path.join(dataDir, 'running.json'), '{"pid":');
    await (await takeLease(dataDir)).release();
  });
});
