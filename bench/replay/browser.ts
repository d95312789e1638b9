import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { connectDatabase } from '#lib/db/client.server.ts';
import { readVariables } from '#scripts/environment.ts';
import { freePort } from '#scripts/free-port.ts';
import { type Stack, startStack } from '#scripts/stack.ts';
import { systemChromium } from '#scripts/system-chromium.ts';
import { storeSession } from './store-session.ts';
import type { SyntheticSession } from './synthetic-session.ts';

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

declare global {
  interface Window {
    benchReadyAt?: number;
  }
}

/** Opens a session in the replay page of a real installation, and seeks to random moments of it. */
export async function measurePage(
  session: SyntheticSession,
  seeks: number,
  say: (line: string) => void,
): Promise<PageTimes> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-replay-'));
  const stack = await startInstallation(dataDir, say);
  const browser = await chromium.launch({ args: FLAGS, ...systemChromium() });
  try {
    return await measure(browser, stack, session, seeks);
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

async function measure(browser: Browser, stack: Stack, session: SyntheticSession, seeks: number): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signUp(page, stack.url);
  const db = connectDatabase(stack.databaseUrl, { poolSize: 2 });
  const owner = await db.user.findFirstOrThrow();
  const roomId = await storeSession(db, owner.id, session, 'One hour of eight');
  await db.$disconnect();
  const address = `${stack.url}/replay/${roomId}`;

  const bytes = (await (await context.request.get(`${stack.url}/v1/rooms/${roomId}/replay`)).body()).byteLength;
  await page.addInitScript(watchForTheFirstFrame);
  const openings: number[] = [];
  for (let opening = 0; opening <= OPENINGS; opening++) {
    await page.goto(address);
    await page.waitForFunction(() => window.benchReadyAt !== undefined);
    openings.push(await page.evaluate(() => window.benchReadyAt ?? Number.NaN));
  }
  await page.getByRole('tab', { name: 'Moments' }).click();
  const plain = await page.evaluate(seekAround, seeks);
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByText('By author').click();
  const withAuthors = await page.evaluate(seekAround, Math.ceil(seeks / 3));
  // The first one found caches cold.
  const ready = openings.slice(1).toSorted((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? Number.NaN;
  return { ready, seeks: plain, seeksWithAuthors: withAuthors, bytes };
}

async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('Name').fill(ACCOUNT.name);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password').fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/rooms');
}

/** Runs in the page: notes when the stage has shown its first moment and that frame is painted. */
function watchForTheFirstFrame(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('[data-moment]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.benchReadyAt = performance.now();
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-moment'] });
}

/** Runs in the page: presses on the timeline at random and times each until its frame is painted. */
async function seekAround(count: number): Promise<number[]> {
  const timeline = document.querySelector<HTMLElement>('[data-testid="timeline"]');
  const stage = document.querySelector<HTMLElement>('[data-moment]');
  if (timeline === null || stage === null) throw new Error('this is no replay');
  // A synthetic pointer cannot be captured.
  timeline.setPointerCapture = () => {};
  const { left, width, top } = timeline.getBoundingClientRect();
  const shown = () =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(stage, { attributeFilter: ['data-moment'] });
    });
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
  const times: number[] = [];
  for (let seek = 0; seek < count; seek++) {
    // Between two seeks the page rests, as it does under a hand.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const clientX = left + Math.random() * width;
    const start = performance.now();
    const done = shown();
    timeline.dispatchEvent(
      new PointerEvent('pointerdown', { clientX, clientY: top + 5, button: 0, bubbles: true, pointerId: 1 }),
    );
    await done;
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}
