import { closeSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkDir } from './work-dir.server.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-work-dir-'));
});

afterEach(() => rm(folder, { recursive: true }));

const readOnce = (fd: number) => {
  try {
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
};

it('gives everybody the same bytes from their start, and touches the disk for the first alone', () => {
  const dir = openWorkDir(folder);
  const contents = ['some', 'other', '', Buffer.from('bytes')];
  const first = contents.map((content) => dir.sealed(content));
  rmSync(dir.path, { recursive: true });
  const second = contents.map((content) => dir.sealed(content));
  for (const fds of [first, second]) expect(fds.map(readOnce)).toEqual(['some', 'other', '', 'bytes']);
  dir.close();
});

it('removes what dead processes left, and nothing of the living', async () => {
  const living = openWorkDir(folder);
  await mkdir(path.join(folder, '999999999.1-1'));
  const next = openWorkDir(folder);
  const left = async () => (await readdir(folder)).toSorted();
  expect(await left()).toEqual([living, next].map((dir) => path.basename(dir.path)).toSorted());
  living.close();
  next.close();
  expect(await left()).toEqual([]);
});
