import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, waitFor } from './support/index.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

describe('npm start says in one clear line what keeps it from starting', () => {
  let dataDir = '';
  let children: ChildProcess[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-start-'));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (variables: Record<string, string>) => {
    const ports = { PORT: String(await freePort()), COLLAB_PORT: String(await freePort()) };
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      ...ports,
      ...variables,
    } as const;
    const child = spawn(process.execPath, ['scripts/start.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
    return { child, ended, output: () => output };
  };

  it('when a port is in use', async () => {
    const holder = createServer().listen(0);
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const { code, output } = await (await start({ PORT: String(port) })).ended;
    holder.close();
    expect(code).toBe(1);
    expect(output).toMatch(`Port ${port} is in use.`);
    expect(output).toMatch(/PORT=\d+ npm start/);
  });

  it('when the environment is wrong, naming every fault', async () => {
    const { code, output } = await (await start({ AUTH_SECRET: 'short', PUBLIC_URL: 'somewhere' })).ended;
    expect(code).toBe(1);
    expect(output).toMatch('AUTH_SECRET');
    expect(output).toMatch('PUBLIC_URL');
  });

  it('when the database is out of reach', async () => {
    const url = `postgresql://nobody:nothing@127.0.0.1:${await freePort()}/none`;
    const { code, output } = await (await start({ DATABASE_URL: url })).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/could not be brought up to date: .*\n.*DATABASE_URL is right/);
  });

  it('when it runs already, and it lets the running one be', async () => {
    // A database that takes connections and never answers keeps the first start where it is.
    const silent = createServer((socket) => sockets.push(socket)).listen(0);
    const sockets: Socket[] = [];
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const first = await start({ DATABASE_URL: `postgresql://nobody:nothing@127.0.0.1:${port}/none` });
    await waitFor(() => sockets.length > 0, { what: 'the first start waits for the database' });
    const { code, output } = await (await start({})).ended;
    expect(code).toBe(1);
    expect(output).toMatch(`process ${first.child.pid}`);
    expect(first.child.exitCode).toBeNull();
    silent.close();
    for (const socket of sockets) socket.destroy();
    expect((await first.ended).code).toBe(1);
  });
});
