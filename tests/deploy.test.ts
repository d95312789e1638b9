import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import {
  createTestDatabase,
  freePort,
  type SpawnedServer,
  spawnCollab,
  type TestDatabase,
  waitFor,
} from './support/index.ts';
import { startRedis, type TestRedis } from './support/redis.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from './support/sync.ts';

const DOCUMENT = path.resolve(import.meta.dirname, '../docs/deploy.md');

let test: TestDatabase;
let redis: TestRedis;
let folder = '';
let nginx: ChildProcess | undefined;
let port = 0;
let instances: SpawnedServer[] = [];
const pages: RoomConnection[] = [];

/** The document's own lines with this test's ports, in what nginx needs around them. */
async function configuration(sync: readonly number[]): Promise<string> {
  const lines = /```nginx\n([\s\S]*?)```/.exec(await readFile(DOCUMENT, 'utf8'))?.[1] ?? '';
  const own = lines
    .replace('127.0.0.1:3001', `127.0.0.1:${sync[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${sync[1]}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  expect(own.match(/127\.0\.0\.1:\d+/g)).toHaveLength(4);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
    events {} http { access_log off; ${places.join(' ')} ${own} }`;
}

const startSync = (at?: number) =>
  spawnCollab({ databaseUrl: test.url, env: { REDIS_URL: redis.url }, ...(at !== undefined && { port: at }) });

beforeAll(async () => {
  [test, redis] = await Promise.all([createTestDatabase(), startRedis()]);
  folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-nginx-'));
  instances = await Promise.all([startSync(), startSync()]);
  port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, await configuration(instances.map((instance) => instance.port)));
  nginx = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(nginx, 'spawn');
  await waitFor(async () => (await fetch(`http://127.0.0.1:${port}/ws`)).status > 0, { what: 'nginx answers' });
});

afterEach(() => {
  for (const page of pages.splice(0)) page.destroy();
});

afterAll(async () => {
  if (nginx?.exitCode === null) {
    nginx.kill('SIGQUIT');
    await once(nginx, 'exit');
  }
  await Promise.all(instances.map((instance) => instance.kill()));
  await redis.kill();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Opens pages of one room through nginx until both instances have some. */
async function enterRoom(): Promise<string> {
  const { roomId } = await makeRoom(test.db);
  const spread = async () => (await test.db.seat.findMany({ where: { roomId }, distinct: ['instanceId'] })).length;
  while ((await spread()) < 2) {
    const page = openPage(port, roomId, await makeParticipant(test.db, roomId));
    pages.push(page);
    await saved(page);
    expect(pages.length).toBeLessThan(8);
  }
  return roomId;
}

async function agree(words: readonly string[]): Promise<void> {
  await waitFor(
    () =>
      new Set(pages.map(textOf)).size === 1 &&
      words.every((word) => pages.every((page) => textOf(page).includes(word))),
    {
      what: 'all pages show the same',
    },
  );
}

describe("nginx with the document's lines, before two sync processes", () => {
  it('[SYN1] lets people on both of them type in one room', async () => {
    await enterRoom();
    const words = pages.map((_, index) => `word${index} `);
    await Promise.all(
      pages.map(async (page, index) => {
        type(page, words[index] ?? '');
        await saved(page);
      }),
    );
    await agree(words);
  });

  it('[DUR1] brings people to the other one while one is restarted', async () => {
    await enterRoom();
    const [first] = instances;
    if (first === undefined) throw new Error('nothing runs');
    const stopped = first.stop();
    const during = pages.map((_, index) => `during${index} `);
    for (const [index, page] of pages.entries()) type(page, during[index] ?? '');
    expect(await stopped).toBe(0);
    for (const page of pages) await saved(page);
    await agree(during);
    instances[0] = await startSync(first.port);
    const after = pages.map((_, index) => `after${index} `);
    for (const [index, page] of pages.entries()) type(page, after[index] ?? '');
    for (const page of pages) await saved(page);
    await agree([...during, ...after]);
  });
});
