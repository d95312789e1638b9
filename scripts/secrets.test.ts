import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecrets } from './secrets.ts';

describe('the secrets of an installation', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = path.join(await mkdtemp(path.join(os.tmpdir(), 'pairpad-secrets-')), 'data');
  });
  afterEach(() => rm(path.dirname(dataDir), { recursive: true, force: true }));

  it('are made once, also by two first starts at once', async () => {
    const [one, other] = await Promise.all([ensureSecrets(dataDir), ensureSecrets(dataDir)]);
    expect(one).toEqual(other);
    expect(await ensureSecrets(dataDir)).toEqual(one);
    expect(new Set(Object.values(one)).size).toBe(3);
  });

  it('are readable by their owner alone, in a directory nobody else lists', async () => {
    await ensureSecrets(dataDir);
    expect((await stat(path.join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
  });
});
