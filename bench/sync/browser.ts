import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DATA_DIR_MODE, readVariables } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { startStack } from '../../scripts/stack.ts';
import { systemChromium } from '../../scripts/system-chromium.ts';
import { pause } from './crowd.ts';
import { type Latency, latencyOf } from './meter.ts';

declare global {
  interface Window {
    benchTimes: number[];
  }
}

/** In no name and no label of the page, and the beginning of no word that the editor completes. */
const KEY = 'x';
const KEY_PAUSE_MS = 100;
/** Not counted: the first keys find cold code. */
const WARM_UP_KEYS = 20;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' };

/** Two browsers in one room of a real installation: from a key pressed in one to the letter painted in the other. */
export async function measureBrowsers(keys: number, say: (line: string) => void): Promise<Latency> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-app-'));
  await chmod(dataDir, DATA_DIR_MODE);
  const [port, collabPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _, ...variables } = readVariables();
  const stack = await startStack({
    mode: 'production',
    variables: {
      ...variables,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: url,
      COLLAB_PORT: String(collabPort),
      COLLAB_PUBLIC_URL: `ws://localhost:${collabPort}/ws`,
    },
    say: (what, words) => say(`${what}: ${words}`),
    signal: new AbortController().signal,
    onFailure: (error) => say(error.message),
  });
  const browser = await chromium.launch({ args: FLAGS, ...systemChromium() });
  try {
    const { typing, watching } = await enterRoom(browser, url);
    return await typeAndWatch(typing, watching, keys);
  } finally {
    await browser.close();
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function enterRoom(browser: Browser, url: string): Promise<{ typing: Page; watching: Page }> {
  const typing = await (await browser.newContext()).newPage();
  const watching = await (await browser.newContext()).newPage();
  const post = (route: string, data: object) =>
    typing.request.post(`${url}${route}`, { data, headers: { origin: url } });
  const signedUp = await post('/api/auth/sign-up/email', ACCOUNT);
  if (!signedUp.ok()) throw new Error(`no account: ${await signedUp.text()}`);
  const made = (await (await post('/v1/rooms', { language: 'python' })).json()) as {
    editorUrl: string;
    inviteUrl: string;
  };
  await typing.goto(made.editorUrl);
  await watching.goto(made.inviteUrl);
  await watching.getByLabel('Your name').fill('Bob');
  await watching.keyboard.press('Enter');
  for (const page of [typing, watching]) await page.locator('.cm-content[contenteditable=true]').waitFor();
  await typing.locator('.cm-content').click();
  await typing.keyboard.press('Control+A');
  await typing.keyboard.press('Delete');
  return { typing, watching };
}

async function typeAndWatch(typing: Page, watching: Page, keys: number): Promise<Latency> {
  await recordKeys(typing);
  await recordPaints(watching);
  const total = WARM_UP_KEYS + keys;
  for (let struck = 0; struck < total; struck += 1) {
    await typing.keyboard.press(KEY);
    await pause(KEY_PAUSE_MS);
  }
  await watching.waitForFunction((count) => window.benchTimes.length >= count, total);
  const [struckAt, paintedAt] = await Promise.all([timesOf(typing), timesOf(watching)]);
  return latencyOf(
    struckAt.map((at, index) => (paintedAt[index] ?? Number.POSITIVE_INFINITY) - at).slice(WARM_UP_KEYS),
  );
}

async function recordKeys(page: Page): Promise<void> {
  await page.evaluate((key) => {
    window.benchTimes = [];
    const take = (event: KeyboardEvent) => event.key === key && window.benchTimes.push(event.timeStamp);
    window.addEventListener('keydown', take, { capture: true });
  }, KEY);
}

/** The n-th time is when a frame with the n-th letter was painted. */
async function recordPaints(page: Page): Promise<void> {
  await page.evaluate((key) => {
    window.benchTimes = [];
    const content = document.querySelector('.cm-content');
    if (content === null) throw new Error('there is no editor');
    const letters = () => (content.textContent ?? '').split(key).length - 1;
    const afterPaint = new MessageChannel();
    let shown = 0;
    afterPaint.port1.onmessage = () => {
      while (window.benchTimes.length < shown) window.benchTimes.push(performance.now());
    };
    new MutationObserver(() => {
      requestAnimationFrame(() => {
        shown = letters();
        afterPaint.port2.postMessage(null);
      });
    }).observe(content, { childList: true, characterData: true, subtree: true });
  }, KEY);
}

/** In milliseconds of the system's clock: each page's own clock begins elsewhere. */
async function timesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    // The moment at which the system's clock ticks is the same for both.
    const last = Date.now();
    let tick = Date.now();
    while (tick === last) tick = Date.now();
    const offset = tick - performance.now();
    return window.benchTimes.map((at) => at + offset);
  });
}
