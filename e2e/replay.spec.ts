import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, type Response } from '@playwright/test';
import { ReplayPage } from './support/replay-page.ts';
import { hostARoom, joinAs, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

/** A session that is over, and what the browsers of those who were in it keep. */
interface Session {
  readonly roomId: string;
  readonly host: StorageState;
  readonly guest: StorageState;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

let played: Promise<Session> | undefined;

/** One session for all tests here: each looks at it in a browser of its own, and none changes what was recorded. */
async function aSession(browser: Browser): Promise<Session> {
  played ??= playASession(browser);
  return played;
}

/** A page of somebody who was in the session. */
async function pageWith(browser: Browser, storageState: StorageState): Promise<Page> {
  return (await browser.newContext({ storageState })).newPage();
}

/** A short session: the guest types and runs; the host types once; then it ends. */
async function playASession(browser: Browser): Promise<Session> {
  const host = await hostARoom(browser, 'Interview with Ada');
  const guest = await joinAs(browser, host.candidateLink, 'Ada Lovelace');
  await guest.ready();
  await guest.typeAtEnd('// by the guest');
  await expect(host.editor).toContainText('// by the guest');
  await guest.runButton.click();
  await expect(guest.output).toContainText('Hello, Pairpad!');
  await expect(guest.runLine).toContainText('Exited with code 0');
  await host.typeAtEnd('\n// by the host');
  await expect(guest.editor).toContainText('// by the host');
  await host.ready();
  await guest.ready();
  const roomId = new URL(host.page.url()).pathname.split('/').at(-1) ?? '';
  await host.page.getByRole('button', { name: 'End room' }).click();
  await host.page.getByRole('button', { name: 'End room' }).click();
  await guest.ready('Read-only');
  const leave = async ({ page }: RoomPage) => {
    const kept = await page.context().storageState();
    await page.context().close();
    return kept;
  };
  return { roomId, host: await leave(host), guest: await leave(guest) };
}

test('a session is shown again: at any moment, with its runs and authors', async ({ browser }) => {
  const { host, guest, roomId } = await aSession(browser);
  const replay = new ReplayPage(await pageWith(browser, host));
  await replay.open(`/replay/${roomId}`);
  const { page } = replay;

  await test.step('it opens at the end, and keyboard alone leads through it', async () => {
    await expect(replay.code).toContainText('// by the host');
    const end = await replay.clock.innerText();
    await page.keyboard.press('Home');
    await expect(replay.clock).toHaveText('0:00');
    await page.keyboard.press('End');
    await expect(replay.clock).toHaveText(end);
    await page.keyboard.press('Home');
    await expect(replay.code).not.toContainText('// by the guest');
    // The marks come after the text.
    const marks = page.getByRole('region', { name: 'Playback' });
    await expect(marks.getByRole('button', { name: /ran the code/ })).toBeVisible();
    await page.keyboard.press(']');
    await expect(replay.clock).not.toHaveText('0:00');
    await page.keyboard.press('End');
    await page.keyboard.press(',');
    await expect(replay.code).toContainText('// by the hos');
    await expect(replay.code).not.toContainText('// by the host');
    await page.keyboard.press('.');
    await expect(replay.code).toContainText('// by the host');
  });

  await test.step('it plays by itself', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
    await expect(replay.code).toContainText('// by the guest', { timeout: 60_000 });
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
  });

  await test.step('the console shows the run as it ran, and exactly what it ran', async () => {
    await page.keyboard.press('End');
    await expect(page.getByTestId('output')).toContainText('Hello, Pairpad!');
    await page.getByRole('button', { name: 'What it ran' }).click();
    await expect(page.getByTestId('run-source')).toContainText('// by the guest');
    await expect(page.getByTestId('run-source')).not.toContainText('// by the host');
    await page.getByRole('radio', { name: 'Until the end' }).click();
    await expect(page.getByTestId('run-source')).toContainText('// by the host');
  });

  await test.step('[REP3] it says who wrote what', async () => {
    await replay.tab('People');
    await page.getByText('By author').click();
    await expect(replay.code.locator('.authored', { hasText: '// by the guest' })).toBeVisible();
    const row = page.getByRole('row', { name: /Ada Lovelace/ });
    await expect(row.getByRole('cell').nth(2)).toHaveText('15');
    await replay.code.getByText('// by the guest').click();
    await expect(page.getByText(/Ada Lovelace · typed at/)).toBeVisible();
  });

  await test.step('[ACC1] the guest sees none of it until the host allows it', async () => {
    const watching = new ReplayPage(await pageWith(browser, guest));
    await watching.page.goto(`/replay/${roomId}`);
    await expect(watching.page.getByRole('heading', { name: 'This replay is not open to you' })).toBeVisible();
    await page.getByRole('button', { name: 'Share' }).click();
    const mayGuests = page.getByRole('checkbox', { name: /Guests of the room/ });
    const turn = async (isOn: boolean) => {
      const isPatch = (response: Response) => response.request().method() === 'PATCH';
      const [answer] = await Promise.all([page.waitForResponse(isPatch), mayGuests.setChecked(isOn)]);
      expect(answer.ok()).toBe(true);
    };
    await turn(true);
    await page.keyboard.press('Escape');
    await expect(mayGuests).toHaveCount(0);
    await watching.open(`/replay/${roomId}`);
    await expect(watching.page.getByRole('tab', { name: 'Review' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(mayGuests, 'it stays on for who looks again').toBeChecked();
    await turn(false);
  });
});

test('reviewers with a link comment on a moment, and branch from it', async ({ browser }) => {
  const { host: kept, roomId } = await aSession(browser);
  const words = `A clear comment, ${Date.now()}.`;
  const host = new RoomPage(await pageWith(browser, kept));
  const mine = new ReplayPage(host.page);
  await mine.open(`/replay/${roomId}`);
  await host.page.getByRole('button', { name: 'Share' }).click();
  await host.page.getByRole('button', { name: 'Make link' }).click();
  const link = host.page.getByRole('textbox', { name: 'Review link' });
  await expect(link).toHaveValue(/#\w+$/);

  const context = await browser.newContext();
  const theirs = new ReplayPage(await context.newPage());
  await theirs.open(await link.inputValue());
  await expect(theirs.page, 'the secret does not stay in the address').not.toHaveURL(/#/);
  await theirs.page.keyboard.press('End');
  await theirs.code.getByText('// by the guest').dblclick();
  await theirs.tab('Review');
  await theirs.page.getByLabel('Your name').fill('Alan');
  await theirs.page.getByRole('textbox', { name: 'Comment' }).fill(words);
  await theirs.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(theirs.page.getByRole('paragraph').filter({ hasText: words })).toBeVisible();

  await mine.open(`/replay/${roomId}`);
  await mine.tab('Review');
  const thread = host.page.getByRole('listitem').filter({ hasText: words });
  await expect(thread).toContainText('Alan');
  await thread.getByRole('button', { name: 'Answer' }).click();
  await thread.getByRole('textbox', { name: 'Answer' }).fill('Agreed.');
  await thread.getByRole('button', { name: 'Answer' }).last().click();
  await expect(thread).toContainText('Agreed.');
  await thread.getByRole('button', { name: /passage/ }).click();
  await expect(mine.code.locator('.spoken-range')).toBeVisible();
  await thread.getByRole('button', { name: 'Resolve' }).click();
  await expect(thread).toContainText('resolved by Grace Hopper');

  await host.page.keyboard.press('Escape');
  await host.page.getByRole('button', { name: 'Branch from here' }).click();
  await host.page.waitForURL(/\/room\//);
  await host.ready();
  await expect(host.editor).toContainText('// by the guest');
});

test('[REP2] a session leaves as one file, opens without a server, and comes back', async ({ browser }, testInfo) => {
  const { host, roomId } = await aSession(browser);
  const mine = new ReplayPage(await pageWith(browser, host));
  const { page } = mine;
  await mine.open(`/replay/${roomId}`);
  const comments = `/v1/rooms/${roomId}/replay/comments`;
  const said = { seq: 5, from: 0, to: 2, body: `It begins here, ${Date.now()}.` };
  const { origin } = new URL(page.url());
  expect(await page.request.post(comments, { data: said, headers: { origin } })).toBeOK();
  const threadIn = (shown: Page) => shown.getByRole('listitem').filter({ hasText: said.body });
  await page.getByRole('button', { name: 'Share' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export bundle' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Interview-with-Ada.pairpad.zip');
  const bundle = testInfo.outputPath('session.pairpad.zip');
  await download.saveAs(bundle);

  await test.step('the viewer in it needs nobody', async () => {
    const { unzipSync } = await import('fflate');
    const viewer = unzipSync(new Uint8Array(await readFile(bundle)))['viewer.html'];
    if (viewer === undefined) throw new Error('there is no viewer in the bundle');
    const file = testInfo.outputPath('viewer.html');
    await writeFile(file, viewer);
    const offline = await browser.newContext({ offline: true });
    const alone = new ReplayPage(await offline.newPage());
    await alone.open(`file://${path.resolve(file)}`);
    await expect(alone.code).toContainText('// by the host');
    await expect(alone.page.getByTestId('output')).toContainText('Hello, Pairpad!');
    await alone.page.getByRole('button', { name: 'What it ran' }).click();
    await expect(alone.page.getByTestId('run-source')).toContainText('// by the guest');
    const told = alone.page.getByRole('region', { name: 'Code' }).getByRole('status');
    await alone.code.focus();
    await alone.page.keyboard.press('Control+End');
    await alone.page.keyboard.press('ArrowUp');
    await alone.page.keyboard.press('w');
    await expect(told).toContainText('Ada Lovelace · typed at');
    await alone.page.keyboard.press('g');
    await expect(told.getByRole('button', { name: /^Back to/ })).toBeVisible();
    await alone.page.keyboard.press('End');
    await alone.tab('Review');
    await threadIn(alone.page)
      .getByRole('button', { name: /passage/ })
      .click();
    await expect(alone.code).not.toContainText('// by the host');
    await alone.tab('People');
    await expect(
      alone.page
        .getByRole('row', { name: /Ada Lovelace/ })
        .getByRole('cell')
        .nth(2),
    ).toHaveText('0');
    await offline.close();
  });

  await test.step('it is imported, and replays as before', async () => {
    await chooseBundle(page, bundle);
    await page.waitForURL(/\/replay\/\w+/);
    expect(new URL(page.url()).pathname).not.toContain(roomId);
    await expect(mine.code).toBeVisible();
    await expect(mine.code).toContainText('// by the host');
    await expect(page.getByTestId('output')).toContainText('Hello, Pairpad!');
    await mine.tab('Review');
    await expect(threadIn(page)).toBeVisible();
  });

  await test.step('a broken one is refused with the reason', async () => {
    const broken = testInfo.outputPath('broken.pairpad.zip');
    await writeFile(broken, (await readFile(bundle)).subarray(0, 2_000));
    await chooseBundle(page, broken);
    await expect(page.getByRole('alert').filter({ hasText: 'can be imported' })).toContainText('Nothing was imported');
  });
});

async function chooseBundle(page: Page, file: string): Promise<void> {
  await page.goto('/replay');
  const bundle = page.getByLabel('Bundle');
  // Nobody can choose a file before, but a test can.
  await expect(bundle).toBeEnabled();
  await bundle.setInputFiles(file);
}
