import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DATA_DIR_MODE, ROOT } from '../scripts/environment.ts';
import { freePort } from '../scripts/free-port.ts';
import { test } from './support/test.ts';

const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' };

test.describe('npm start', () => {
  let dataDir = '';
  let running: ChildProcess | undefined;
  test.beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-e2e-start-'));
    await chmod(dataDir, DATA_DIR_MODE);
  });
  test.afterEach(async () => {
    if (running?.exitCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (ports: { PORT: string; COLLAB_PORT: string }) => {
    const { DATABASE_URL: _, ...inherited } = process.env;
    // The pages were built for the run; an address of its own for the sync process keeps them right for this port, too.
    const env = {
      ...inherited,
      ...ports,
      DATA_DIR: dataDir,
      COLLAB_PUBLIC_URL: `ws://localhost:${ports.COLLAB_PORT}/ws`,
    };
    const child = spawn(process.execPath, ['scripts/start.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    await expect.poll(() => output, { timeout: 60_000 }).toContain(`Open http://localhost:${ports.PORT}`);
    return {
      url: `http://localhost:${ports.PORT}`,
      interrupt: async () => {
        const ended = once(child, 'close');
        child.kill('SIGINT');
        const [code] = await ended;
        return { code, output };
      },
    };
  };

  const post = (page: Page, url: string, route: string) =>
    page.request.post(`${url}/api/auth/${route}`, { data: ACCOUNT, headers: { origin: url } });

  test('ends cleanly at Ctrl-C, and a second start has every account and room', async ({ page }) => {
    const ports = { PORT: String(await freePort()), COLLAB_PORT: String(await freePort()) };
    const first = await start(ports);
    expect((await post(page, first.url, 'sign-up/email')).status()).toBe(200);
    const made = await page.request.post(`${first.url}/v1/rooms`, {
      data: { language: 'python' },
      headers: { origin: first.url },
    });
    expect(made.status()).toBe(201);
    const { roomId } = (await made.json()) as { roomId: string };

    const { code, output } = await first.interrupt();
    expect(output).toContain('Stopped');
    expect(code).toBe(0);
    await expect(page.request.get(`${first.url}/healthz`)).rejects.toThrow('ECONNREFUSED');

    const second = await start(ports);
    expect((await post(page, second.url, 'sign-in/email')).status()).toBe(200);
    await page.goto(`${second.url}/rooms`);
    await expect(page.locator(`a[href*="${roomId}"]`).first()).toBeVisible();
    expect((await second.interrupt()).code).toBe(0);
  });
});
