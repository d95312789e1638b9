import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../../tests/support/wait-for.ts';
import { processTag } from '../../process-tag.server.ts';
import { buildArchives } from './go-archives.server.ts';

/** Writes the same few files again and again into the folder it is given. */
const SCRIBBLE = 'while :; do n=$(((n + 1) % 50)); : > "$0/$n"; done';

describe("Go's archives", () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'pairpad-archives-'));
    folder = path.join(parent, 'go-1');
  });
  afterEach(() => rm(parent, { recursive: true }));

  /** Builds with a Go that does this; its cache is where the archives are made. */
  const build = async (does: string, signal = new AbortController().signal) => {
    const go = path.join(parent, 'go');
    await writeFile(go, `#!/bin/sh\n${does}\n`);
    await chmod(go, 0o755);
    return buildArchives({ go, folder, inBox: '/in/the/box', niceness: 0, signal });
  };
  const config = () => readFile(path.join(folder, 'importcfg'), 'utf8');
  const LISTS = 'echo "packagefile fmt=$GOCACHE/fmt.a"';

  it('are listed as a box sees them', async () => {
    await build(LISTS);
    expect(await config()).toBe('packagefile fmt=/in/the/box/fmt.a\n');
  });

  it('are those of the first where two processes began at the same moment', async () => {
    await build(`mkdir ${folder}; echo first > ${folder}/importcfg; ${LISTS}`);
    expect(await config()).toBe('first\n');
    expect((await readdir(parent)).toSorted()).toEqual(['go', 'go-1']);
  });

  it('are made though what a killed server started still writes beside them', async () => {
    const left = path.join(parent, 'go-1-999999999.1');
    await mkdir(left);
    const scribbler = spawn('/bin/sh', ['-c', SCRIBBLE, left], { stdio: 'ignore' });
    const gone = once(scribbler, 'exit');
    try {
      await waitFor(async () => (await readdir(left)).length > 0);
      await build(LISTS);
      expect(await config()).toContain('fmt.a');
    } finally {
      scribbler.kill('SIGKILL');
      await gone;
    }
  });

  it('leave nothing behind when the server closes meanwhile', async () => {
    const closing = new AbortController();
    const building = path.join(parent, `go-1-${processTag()}`);
    const built = build(`exec /bin/sh -c '${SCRIBBLE}' "$GOCACHE"`, closing.signal);
    await waitFor(async () => (await readdir(building)).length > 0);
    closing.abort();
    await expect(built).rejects.toThrow();
    expect(await readdir(parent)).toEqual(['go']);
  });
});
