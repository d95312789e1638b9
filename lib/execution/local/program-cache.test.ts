import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProgramCache } from './program-cache.server.ts';

const PROGRAM = { content: Buffer.from('a program'), messages: 'a warning' };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-program-cache-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('finds a program that is still on its way to the disk', async () => {
  const programs = await openProgramCache(folder);
  const kept = programs.keep('key', PROGRAM);
  expect(await programs.find('key')).toEqual(PROGRAM);
  await kept;
});

it('finds after a restart what was kept before, and nothing else', async () => {
  await (await openProgramCache(folder)).keep('key', PROGRAM);
  const programs = await openProgramCache(folder);
  expect(await programs.find('key')).toEqual(PROGRAM);
  expect(await programs.find('another key')).toBeUndefined();
});
