import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createE2bRunner } from '../../lib/execution/e2b/e2b-runner.server.ts';
import { createLocalRunner } from '../../lib/execution/local/local-runner.server.ts';
import type { Runner } from '../../lib/execution/runner.ts';
import { DEFAULT_E2B_TEMPLATE } from '../../lib/kernel/env.server.ts';
import { LANGUAGES } from '../../lib/protocol/languages.ts';
import { waitFor } from '../support/index.ts';
import { CACHE_DIR } from '../support/sandbox-cache.ts';
import { keepsTheContract } from './contract.ts';
import { type StandIn, startStandIn } from './e2b-stand-in.ts';

const KEY = `e2b_${'0'.repeat(40)}`;

describe('the runner of this machine', () => {
  let runner: Runner;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-contract-'));
    const folders = {
      workDir: path.join(home, 'boxes'),
      cacheDir: CACHE_DIR,
      programsDir: path.join(home, 'programs'),
    };
    runner = await createLocalRunner(folders);
    const isPrepared = () => {
      const capabilities = runner.capabilities();
      return capabilities.available && capabilities.languages.go.state === 'ready';
    };
    await waitFor(isPrepared, { timeoutMs: 240_000, what: 'Go is prepared' });
  }, 300_000);
  afterAll(async () => {
    await runner.close();
    await rm(home, { recursive: true });
  });
  keepsTheContract(() => runner, LANGUAGES);
});

describe('the runner of E2B, with a stand-in for the cloud', () => {
  let standIn: StandIn;
  let runner: Runner;
  const open = (apiKey: string) =>
    createE2bRunner({ apiKey, template: 'ours', apiUrl: standIn.url, sandboxUrl: standIn.url });
  beforeAll(async () => {
    standIn = await startStandIn();
    runner = await open(KEY);
  });
  afterAll(async () => {
    await runner.close();
    await standIn.close();
  });
  // Go's cache is in the real template alone: without it a build takes longer than a run may.
  keepsTheContract(() => runner, ['javascript', 'typescript', 'python', 'rust']);

  it('asks for our template without a network, and leaves no sandbox behind', () => {
    expect(standIn.wishes.length).toBeGreaterThan(10);
    for (const wish of standIn.wishes) {
      expect(wish).toMatchObject({ templateID: 'ours', allow_internet_access: false });
    }
    expect([...standIn.open]).toEqual([]);
  });

  it('[RUN1] refuses with what to do where the cloud refuses, and runs nothing here instead', async () => {
    const refused = await open(`e2b_${'1'.repeat(40)}`);
    expect(refused.capabilities()).toMatchObject({
      available: false,
      reason: expect.stringContaining('ours'),
      action: expect.stringContaining('E2B_API_KEY'),
    });
    await refused.close();
  });
});

const realKey = process.env['E2B_API_KEY'];
if (realKey === undefined || realKey === '') {
  process.stdout.write('The contract is not tried on the real E2B: there is no E2B_API_KEY.\n');
} else {
  describe('the runner of E2B', () => {
    let runner: Runner;
    beforeAll(async () => {
      runner = await createE2bRunner({
        apiKey: realKey,
        template: process.env['E2B_TEMPLATE'] ?? DEFAULT_E2B_TEMPLATE,
      });
    }, 60_000);
    afterAll(() => runner.close());
    keepsTheContract(() => runner, LANGUAGES);
  });
}
