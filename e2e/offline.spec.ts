import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { DATA_DIR_MODE } from '../scripts/environment.ts';
import { freePort } from '../scripts/free-port.ts';
import { type Stack, startStack } from '../scripts/stack.ts';
import { type Cable, layCable } from './support/cuttable.ts';
import { joinByLink, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

const ACCOUNT = { name: 'Grace', email: 'grace@example.com', password: 'a long enough password' };

test.use({ serviceWorkers: 'allow' });

// An installation of its own, whose network can be cut without the other tests noticing.
let stack: Stack;
let url = '';
let dataDir = '';
const cables: Cable[] = [];

test.beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-e2e-offline-'));
  await chmod(dataDir, DATA_DIR_MODE);
  const [web, sync] = [await freePort(), await freePort()];
  const [webCable, syncCable] = [await layCable(web), await layCable(sync)];
  cables.push(webCable, syncCable);
  url = `http://localhost:${webCable.port}`;
  const { DATABASE_URL: _, ...variables } = process.env;
  stack = await startStack({
    mode: 'production',
    variables: {
      ...variables,
      DATA_DIR: dataDir,
      PORT: String(web),
      PUBLIC_URL: url,
      COLLAB_PORT: String(sync),
      COLLAB_PUBLIC_URL: `ws://localhost:${syncCable.port}/ws`,
      SIGN_UP: 'open',
    },
    say: () => {},
    signal: new AbortController().signal,
    onFailure: (error) => process.stderr.write(`${error.message}\n`),
  });
});

test.afterAll(async () => {
  for (const cable of cables) await cable.remove();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function openRoom(browser: Browser): Promise<{ host: RoomPage; inviteUrl: string }> {
  const page = await (await browser.newContext()).newPage();
  const post = (route: string, data: object) => page.request.post(`${url}${route}`, { data, headers: { origin: url } });
  const signUp = await post('/api/auth/sign-up/email', { ...ACCOUNT, email: `${Date.now()}-${ACCOUNT.email}` });
  expect(signUp.status()).toBe(200);
  const made = (await (await post('/v1/rooms', { language: 'javascript' })).json()) as Record<
    'editorUrl' | 'inviteUrl',
    string
  >;
  await page.goto(made.editorUrl);
  const host = new RoomPage(page);
  await host.ready();
  return { host, inviteUrl: made.inviteUrl };
}

/** Waits until the browser has the room's page and asks the worker for it: from here on it opens without a network. */
async function keptOffline(room: RoomPage): Promise<void> {
  const { page } = room;
  await page.waitForFunction(async () => {
    const kept = await caches.match(location.pathname, { ignoreVary: true });
    return kept !== undefined && navigator.serviceWorker.controller?.state === 'activated';
  });
  // For about a second after it has begun, Chromium may still go past a worker.
  await expect(async () => {
    await page.reload();
    const [loading] = await page.evaluate(() =>
      performance.getEntriesByType('navigation').map((entry) => entry.toJSON()),
    );
    expect(loading.workerStart).toBeGreaterThan(0);
  }).toPass();
  await room.ready();
}

/** Takes one person's network away; everybody's cable is cut with it until it is mended. */
async function lose(page: Page): Promise<void> {
  await page.context().setOffline(true);
  for (const cable of cables) cable.cut();
}

const mend = () => {
  for (const cable of cables) cable.mend();
};

const KEPT_HERE = /^Offline, \d+ edits kept here$/;

/** How much there is in one of the stores of the browser's copy. */
function inDatabase(page: Page, store: 'unsaved' | 'updates'): Promise<number> {
  return page.evaluate(async (name) => {
    const opened = indexedDB.open('pairpad');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const counted = opened.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => counted.addEventListener('success', resolve));
    opened.result.close();
    return counted.result;
  }, store);
}

/** Waits until IndexedDB has taken every edit that the page counts: a tab closed sooner may lose its last keys. */
async function taken({ page, connection }: RoomPage): Promise<void> {
  await expect(async () => {
    const edits = await inDatabase(page, 'unsaved');
    await expect(connection).toHaveText(`Offline, ${edits} edits kept here`, { timeout: 500 });
  }).toPass();
}

/** Rows of the record that were typed long before they came, as their author's browser says. */
async function rowsTypedBefore(): Promise<number> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from "RecordRow" where "claimedAt" < at - interval '1 second'`,
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

test('[DUR2] without a network a room reopens with what was typed, and goes on', async ({ browser }) => {
  const { host, inviteUrl } = await openRoom(browser);
  const guest = await joinByLink(browser, inviteUrl, 'Ada');
  await guest.ready();
  await guest.typeAtEnd('// online\n');
  await expect(guest.connection).toHaveText('Saved');
  await keptOffline(guest);

  const network = guest.page.context();
  await lose(guest.page);
  await guest.typeAtEnd('// offline\n');
  await taken(guest);
  await guest.page.reload();
  await expect(guest.editor).toContainText('// offline');
  await guest.typeAtEnd('// after a reload\n');
  await taken(guest);

  const address = guest.page.url();
  await guest.page.close();
  const tab = new RoomPage(await network.newPage());
  await tab.page.goto(address);
  await expect(tab.editor).toContainText('// after a reload');
  await expect(tab.connection).toHaveText(KEPT_HERE);
  await tab.typeAtEnd('// in another tab\n');

  mend();
  // The host's machine says so, too; else its page would come back in its own time, after up to 22 s.
  await host.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await host.typeAtEnd('// meanwhile\n');
  await expect(host.connection).toHaveText('Saved');
  await expect(host.editor).not.toContainText('// offline');
  await network.setOffline(false);
  await expect(tab.connection).toHaveText('Saved');
  for (const { editor } of [host, tab]) {
    for (const line of ['online', 'offline', 'after a reload', 'in another tab', 'meanwhile']) {
      await expect(editor.getByText(`// ${line}`, { exact: true })).toHaveCount(1);
    }
  }
  expect(await rowsTypedBefore()).toBeGreaterThan(0);
  // However often it was loaded, the copy is one state and nothing beside it (y-indexeddb#31).
  expect(await inDatabase(tab.page, 'updates')).toBeLessThan(200);
  await tab.page.reload();
  await expect(tab.connection).toHaveText('Saved');
  await expect.poll(() => inDatabase(tab.page, 'updates')).toBe(0);
});

test('[DUR2] unsent work is offered as a file to who may not come back, and removed from the browser', async ({
  browser,
}) => {
  const { host, inviteUrl } = await openRoom(browser);
  const guest = await joinByLink(browser, inviteUrl, 'Ada');
  await guest.ready();
  await keptOffline(guest);
  await lose(guest.page);
  await guest.typeAtEnd('// never sent');
  await taken(guest);
  mend();

  const rooms = `${url}/v1${new URL(guest.page.url()).pathname.replace('/room/', '/rooms/')}`;
  const { people } = (await (await host.page.request.get(`${rooms}/people`)).json()) as {
    people: { participantId: string; name: string }[];
  };
  const ada = people.find(({ name }) => name === 'Ada')?.participantId;
  const removed = await host.page.request.delete(`${rooms}/people/${ada}`, { headers: { origin: url } });
  expect(removed.ok()).toBe(true);

  await guest.page.context().setOffline(false);
  await expect(guest.connection).toHaveText(/^Disconnected, \d+ edits kept here$/);
  await guest.page.reload();
  const offer = guest.page.getByText('This browser still has what you typed');
  await expect(offer).toBeVisible();
  const download = guest.page.waitForEvent('download');
  await guest.page.getByRole('button', { name: 'Save code as a file' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('// never sent');
  await guest.page.getByRole('button', { name: 'Remove it from this browser' }).click();
  await expect(offer).toHaveCount(0);
  await guest.page.reload();
  await expect(guest.page.getByRole('heading')).toHaveText('This room is not open to you');
  await expect(offer).toHaveCount(0);
});

test('a room that was never opened in this browser says so without a network', async ({ browser }) => {
  const { host } = await openRoom(browser);
  await keptOffline(host);
  await lose(host.page);
  await host.page.evaluate(() => location.assign('/room/bcdfghjkmnpqrstv'));
  await expect(host.page.getByRole('heading')).toHaveText('This room cannot be opened offline');
  mend();
  await host.page.context().setOffline(false);
  await host.page.getByRole('link', { name: 'Try again' }).click();
  await expect(host.page.getByRole('heading')).toHaveText('This room is not open to you');
});
