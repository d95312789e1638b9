import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../tests/support/index.ts';
import { takeLease } from './lease.ts';
import { isAlive } from './processes.ts';

const KEEP_RUNNING = 'setInterval(() => {}, 1000)';
/** A process that is known by its mark: right after its start the system may not yet say what it is called. */
async function run(mark: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', KEEP_RUNNING, mark], { stdio: 'ignore' });
  await waitFor(() => isAlive(Number(child.pid), mark), { what: `${mark} runs` });
  return child;
}

describe('the lease on a data directory', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-lease-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const leaveBehind = (holder: unknown) => writeFile(path.join(dataDir, 'running.json'), JSON.stringify(holder));

  it('is refused while another start holds it, and says who', async () => {
    const other = await run('scripts/start.ts');
    await leaveBehind({ pid: other.pid, children: [] });
    await expect(takeLease(dataDir)).rejects.toThrow(`process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await takeLease(dataDir)).release();
  });

  it('ends what a killed start left running, and nothing else that got its id', async () => {
    const [orphan, stranger] = await Promise.all([run('collab-server/main.ts'), run('somebody-elses')]);
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
