import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../tests/support/index.ts';
import { freePort } from './free-port.ts';
import { isAlive } from './processes.ts';
import { type Service, startService } from './service.ts';
import type { StartError } from './terminal.ts';

/** Answers with its process id, and dies with a word when its path says so. */
const SERVER = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/die') { console.log('last words'); process.exit(3); }
    response.end(String(process.pid));
  }).listen(process.argv[1]);
`;

describe('a service', () => {
  let logDir = '';
  let port = 0;
  let service: Service | undefined;
  const said: string[] = [];
  const noted: number[] = [];
  /** How long it takes to write a note. */
  let noting: Promise<void> = Promise.resolve();
  const givenUp: StartError[] = [];

  beforeEach(async () => {
    logDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-service-'));
    port = await freePort();
    noting = Promise.resolve();
    for (const list of [said, noted, givenUp]) list.length = 0;
  });
  afterEach(async () => {
    await service?.stop();
    service = undefined;
    await rm(logDir, { recursive: true, force: true });
  });

  const start = (code: string) =>
    startService({
      label: 'Sync',
      args: ['-e', code, String(port)],
      env: process.env,
      port,
      logDir,
      mark: 'node',
      signal: new AbortController().signal,
      say: (label, text) => said.push(`${label} ${text}`),
      lease: {
        note: async (pid) => {
          noted.push(pid);
          await noting;
        },
        release: async () => {},
      },
      onGivenUp: (error) => givenUp.push(error),
    });
  const get = (route: string) => fetch(`http://127.0.0.1:${port}${route}`).then((response) => response.text());
  const die = () => get('/die').catch(() => '');

  it('is there once it answers, and gone once it is stopped', async () => {
    service = await start(SERVER);
    expect(await get('/')).toBe(String(noted[0]));
    await service.stop();
    await expect(get('/')).rejects.toThrow('fetch failed');
  });

  it('is started again when it is killed, and noted for the next start', async () => {
    service = await start(SERVER);
    process.kill(Number(noted[0]), 'SIGKILL');
    const pid = await waitFor(() => get('/').then((text) => text !== String(noted[0]) && text));
    expect(noted.map(String)).toContain(pid);
    expect(said.join('\n')).toContain('ended (SIGKILL); starting it again');
  });

  it('leaves nothing running when it is stopped while it is being started again', async () => {
    service = await start(SERVER);
    noting = new Promise(() => {});
    process.kill(Number(noted[0]), 'SIGKILL');
    const pid = await waitFor(() => noted[1]);
    await service.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  it('is given up when it keeps ending, with its last words', async () => {
    service = await start(SERVER);
    await waitFor(async () => {
      await die();
      return givenUp.length > 0;
    });
    expect(givenUp[0]?.message).toContain('Sync keeps ending (exit code 3)');
    expect(givenUp[0]?.message).toContain('last words');
    const log = () => readFile(path.join(logDir, 'sync.log'), 'utf8');
    await waitFor(async () => (await log()).includes('last words'), { what: 'the log has its last words' });
  });

  it('that ends before it is ready says why', async () => {
    await expect(start('console.log("no such key"); process.exit(1)')).rejects.toThrow(
      /ended before it was ready[\s\S]*no such key/,
    );
  });
});
