import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { connectDatabase } from '#lib/db/client.server.ts';
import { readVariables } from '#scripts/environment.ts';
import { freePort } from '#scripts/free-port.ts';
import { type Stack, startStack } from '#scripts/stack.ts';
import { systemChromium } from '#scripts/system-chromium.ts';
import { seekAround, watchForTheFirstFrame } from './in-page.ts';
import type { BenchSession } from './session.ts';
import { storeSession } from './store-session.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  // Frames as fast as they can be made: what is measured is the work, not the wait for the screen's next turn.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];
const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' };
const OPENINGS = 7;

/** What the page of a session takes in a browser; times in milliseconds. */
export interface PageTimes {
  /** From navigating to the first frame that shows the code, median of several. */
  readonly ready: number;
  /** From pressing somewhere on the timeline to the frame that shows that moment. */
  readonly seeks: readonly number[];
  /** The same with every character coloured by its author. */
  readonly seeksWithAuthors: readonly number[];
  /** The record as it goes over the wire. */
  readonly bytes: number;
}

/** Opens each session in the replay page of a real installation, and seeks to random moments of it. */
export async function measurePages(
  sessions: readonly BenchSession[],
  seeks: number,
  say: (line: string) => void,
): Promise<readonly PageTimes[]> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-replay-'));
  const stack = await startInstallation(dataDir, say);
  const browser = await chromium.launch({ args: FLAGS, ...systemChromium() });
  try {
    return await measureAll(browser, stack, sessions, seeks);
  } finally {
    await browser.close();
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startInstallation(dataDir: string, say: (line: string) => void): Promise<Stack> {
  const [port, collabPort] = [await freePort(), await freePort()];
  const { DATABASE_URL: _, ...variables } = readVariables();
  return startStack({
    mode: 'production',
    variables: {
      ...variables,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      COLLAB_PORT: String(collabPort),
      COLLAB_PUBLIC_URL: `ws://localhost:${collabPort}/ws`,
    },
    say: (what, words) => say(`${what}: ${words}`),
    signal: new AbortController().signal,
    onFailure: (error) => say(error.message),
  });
}

async function measureAll(
  browser: Browser,
  stack: Stack,
  sessions: readonly BenchSession[],
  seeks: number,
): Promise<readonly PageTimes[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await signUp(await context.newPage(), stack.url);
  await context.addInitScript(watchForTheFirstFrame);
  const db = connectDatabase(stack.databaseUrl, { poolSize: 2 });
  const owner = await db.user.findFirstOrThrow();
  const times: PageTimes[] = [];
  for (const session of sessions) {
    const roomId = await storeSession(db, owner.id, session);
    times.push(await measure(context, stack.url, roomId, seeks));
  }
  await db.$disconnect();
  return times;
}

async function measure(context: BrowserContext, url: string, roomId: string, seeks: number): Promise<PageTimes> {
  const record = await context.request.get(`${url}/v1/rooms/${roomId}/replay`);
  const page = await context.newPage();
  const openings: number[] = [];
  for (let opening = 0; opening <= OPENINGS; opening++) {
    await page.goto(`${url}/replay/${roomId}`);
    await page.waitForFunction(() => window.benchReadyAt !== undefined);
    openings.push(await page.evaluate(() => window.benchReadyAt ?? Number.NaN));
  }
  await page.getByRole('tab', { name: 'Moments' }).click();
  const plain = await page.evaluate(seekAround, seeks);
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByText('By author').click();
  const withAuthors = await page.evaluate(seekAround, Math.ceil(seeks / 3));
  await page.close();
  // The first one found caches cold.
  const ready = openings.slice(1).toSorted((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? Number.NaN;
  return { ready, seeks: plain, seeksWithAuthors: withAuthors, bytes: (await record.body()).byteLength };
}

async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('Name').fill(ACCOUNT.name);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password').fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/rooms');
}
