import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page } from '@playwright/test';
import { craftZip } from '../tests/support/crafted-zip.ts';
import { awake } from './support/awake.ts';
import { expectNoViolations } from './support/axe.ts';
import { ask, makeMember, pageOf } from './support/members.ts';
import { overhear } from './support/overheard.ts';
import { hostARoom, joinAs, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

/** The bank, in a browser where somebody is signed in. */
async function openBank(browser: Browser): Promise<Page> {
  const page = await pageOf(browser, await makeMember('interviewer', 'Grace Hopper'));
  await page.goto('/questions');
  await expect(page.getByRole('heading', { name: 'Questions' })).toBeVisible();
  await awake(page);
  return page;
}

/** Writes a question on its page and adds it to the bank. */
async function writeQuestion(page: Page, { title, statement }: { title: string; statement: string }): Promise<void> {
  await page.goto('/questions/new');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Statement' }).fill(statement);
  await page.getByRole('tab', { name: /^Tests/ }).click();
  for (const [name, isHidden] of [
    ['a shown test', false],
    ['HIDDEN-NAME', true],
  ] as const) {
    await page.getByRole('button', { name: 'Add a test' }).click();
    const test = page.getByRole('group', { name: /^Test \d/ }).last();
    await test.getByRole('textbox', { name: 'Name of the test' }).fill(name);
    await test.getByRole('textbox', { name: 'Input' }).fill(isHidden ? 'HIDDEN-INPUT' : '1');
    await test.getByRole('textbox', { name: 'Expected output' }).fill(isHidden ? 'HIDDEN-OUTPUT' : '2');
    if (isHidden) await test.getByRole('checkbox', { name: 'Hidden from guests' }).check();
  }
  await page.getByRole('tab', { name: /^Starter code/ }).click();
  await page.getByRole('textbox', { name: 'Starter code, JavaScript' }).fill('// the starter code');
  await page.getByRole('tab', { name: /^Solutions/ }).click();
  await page.getByRole('textbox', { name: 'Solution, JavaScript' }).fill('// HIDDEN-SOLUTION');
  await page.getByRole('tab', { name: /^Guide/ }).click();
  await page.getByRole('textbox', { name: 'Guide for the interviewer' }).fill('HIDDEN-GUIDE');
  await page.getByRole('button', { name: 'Add to the bank' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

test('a bank with twelve questions is searched, written in, versioned, deleted and undone', async ({ browser }) => {
  const page = await openBank(browser);
  // At least: other tests write in the same bank.
  const twelfth = page.getByRole('listitem').nth(11);
  await expect(twelfth).toBeVisible();
  await expectNoViolations(page);

  await test.step('search and filters are in the address', async () => {
    await page.getByRole('searchbox', { name: 'Search questions' }).fill('heap graphs');
    await expect(page).toHaveURL(/search=heap\+graphs/);
    await expect(page.getByRole('listitem')).toHaveCount(2);
    await page.getByRole('combobox', { name: 'Difficulty' }).click();
    await page.getByRole('option', { name: 'Hard' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole('listitem')).toHaveText(/The Build Crew/);
    await page.getByRole('searchbox').fill('zzz');
    await expect(page.getByText('No question matches')).toBeVisible();
    await page.getByRole('link', { name: 'Show all questions' }).click();
    await expect(twelfth).toBeVisible();
  });

  await test.step('what is missing is said where it is missing', async () => {
    await page.getByRole('link', { name: 'New question' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Étude in C');
    await expect(page.getByRole('textbox', { name: 'Short name' })).toHaveValue('etude-in-c');
    await page.getByRole('button', { name: 'Add to the bank' }).click();
    await expect(page.getByRole('textbox', { name: 'Statement' })).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Write what is asked for.');
  });

  await test.step('each save is a version, and an old one can be brought back', async () => {
    await page.getByRole('textbox', { name: 'Statement' }).fill('Play **softly**.');
    await expect(page.getByRole('region', { name: /as it will look/ }).locator('strong')).toHaveText('softly');
    await page.getByRole('button', { name: 'Add to the bank' }).click();
    await expect(page.getByRole('heading', { name: 'Étude in C' })).toBeVisible();
    await expect(page.getByText('Version 1', { exact: true })).toBeVisible();
    await page.getByRole('textbox', { name: 'Statement' }).fill('Play loudly.');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(page.getByText('Version 2', { exact: true })).toBeVisible();
    await page.getByText('2 versions').click();
    await page.getByRole('link', { name: /^1 / }).click();
    await expect(page.getByText('Version 1 of 2.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Statement' })).toHaveValue('Play **softly**.');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(page.getByText('3 versions')).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('[LIM1] what is too large to be saved is said with its size, and stays', async () => {
    // Each of them takes six bytes on its way.
    const large = '\u0001'.repeat(10_000);
    await page.getByRole('tab', { name: /^Tests/ }).click();
    for (const number of [1, 2, 3, 4, 5]) {
      await page.getByRole('button', { name: 'Add a test' }).click();
      const fields = page.getByRole('group', { name: `Test ${number}` });
      await fields.getByRole('textbox', { name: 'Input' }).fill(large);
      await fields.getByRole('textbox', { name: 'Expected output' }).fill(large);
    }
    await expect(page.getByText('587 kB of 512 kB')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'the question takes 587 kB of the 512 kB that one may',
    );
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Shorten it, the tests first');
    await page.getByRole('button', { name: 'Remove the test test 5' }).click();
    await expect(page.getByRole('textbox', { name: 'Input' })).toHaveCount(4);
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(page.getByText('4 versions')).toBeVisible();
  });

  await test.step('deleting can be taken back', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    // Under the pointer, what is offered stays.
    await page.getByRole('button', { name: 'Undo' }).hover();
    await expect(page).toHaveURL(/\/questions$/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Étude' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Étude' })).toHaveCount(1);
  });
});

test('the bank goes out as a zip and comes in again, with a list of what was not taken', async ({ browser }) => {
  const page = await openBank(browser);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  const zip = await readFile(await download.path());
  const upload = (buffer: Buffer) =>
    page.getByLabel('Zip of questions').setInputFiles({ name: 'questions.zip', mimeType: 'application/zip', buffer });

  await upload(zip);
  await expect(page.getByRole('dialog')).toContainText(/Unchanged \(1\d\)/);
  await page.getByRole('button', { name: 'Done' }).click();

  const meta = JSON.stringify({ title: 'Imported', difficulty: 'easy' });
  await upload(
    craftZip([
      { name: 'imported/meta.json', content: meta },
      { name: 'imported/question.md', content: 'Do it.' },
      { name: '../../etc/cron.d/evil', content: 'x' },
      { name: 'bomb/question.md', content: '0'.repeat(1_500_000) },
    ]),
  );
  const report = page.getByRole('dialog');
  await expect(report).toContainText('New (1)');
  await expect(report).toContainText('../../etc/cron.d/evil its path leads somewhere else');
  await expect(report).toContainText('bomb/question.md unpacks to over 200 times its size');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Imported' })).toBeVisible();

  await upload(Buffer.from('no zip at all'));
  await expect(page.getByRole('dialog')).toContainText('This is not a zip file.');
});

test('[ACC4] a question in a room shows its statement to all and its private part to hosts alone', async ({
  browser,
}) => {
  const grace = await makeMember('interviewer', 'Grace Hopper');
  const host = new RoomPage(await pageOf(browser, grace));
  const title = `Harmless ${Date.now()}`;
  await writeQuestion(host.page, {
    title,
    statement: 'Open statement.\n\n<img src=x onerror="document.title=\'owned\'">\n\n[run](javascript:alert(1))',
  });
  const { roomId, inviteUrl = '' } = await ask(grace.cookie, 'POST', '/v1/rooms', { language: 'javascript' });
  await host.page.goto(`/room/${roomId}`);
  await host.ready();

  const guestPage = await (await browser.newContext()).newPage();
  const heard = overhear(guestPage);
  await guestPage.goto(inviteUrl);
  await guestPage.getByRole('textbox', { name: 'Your name' }).fill('Ada Lovelace');
  await guestPage.getByRole('button', { name: 'Join' }).click();
  await new RoomPage(guestPage).ready();
  await expect(guestPage.getByRole('button', { name: 'Question', exact: true })).toHaveCount(0);

  await test.step('one click puts it in, and it opens for everybody', async () => {
    await host.page.getByRole('button', { name: 'Desk' }).click();
    await host.page.getByRole('searchbox', { name: 'Search questions' }).fill(title);
    // What is announced is gone with the next announcement: it is listened for before it comes.
    const announced = guestPage.waitForFunction(() =>
      document.querySelector('[data-testid=announcer]')?.textContent.includes('A question: Harmless'),
    );
    await host.page.getByRole('list', { name: 'Questions' }).getByRole('button', { name: title }).click();
    for (const page of [host.page, guestPage]) {
      await expect(page.getByRole('article', { name: 'Harmless' })).toContainText('Open statement.');
      await expect(page.getByRole('textbox', { name: /^Code, / })).toContainText('// the starter code');
    }
    await announced;
  });

  await test.step('what was written in it stays text', async () => {
    await expect(guestPage.getByRole('article')).toContainText('<img src=x');
    await expect(guestPage.getByRole('article').locator('img, script, [href^="javascript"]')).toHaveCount(0);
    await expect(guestPage).not.toHaveTitle('owned');
  });

  await test.step('hosts find guide, solution and hidden tests; guests find neither tab nor byte', async () => {
    const desk = host.page.getByRole('complementary', { name: 'Desk' });
    for (const [tab, words] of [
      ['Guide', 'HIDDEN-GUIDE'],
      ['Solution', 'HIDDEN-SOLUTION'],
      ['Tests', 'HIDDEN-NAME'],
    ] as const) {
      await desk.getByRole('tab', { name: tab }).click();
      await expect(desk).toContainText(words);
    }
    await expectNoViolations(host.page);
    await expect(guestPage.getByRole('tab')).toHaveText(['Statement', 'Tests']);
    await guestPage.getByRole('tab', { name: 'Tests' }).click();
    await expect(guestPage.getByRole('article')).toContainText('One more test is hidden.');
    await expectNoViolations(guestPage);
    await guestPage.reload();
    await expect(guestPage.getByRole('article', { name: 'Harmless' })).toBeVisible();
    const all = await heard();
    expect(all).toContain('Open statement.');
    expect(all).not.toContain('HIDDEN-');
  });
});

test('a question never wipes what was typed; its starter code comes when it is asked for', async ({ browser }) => {
  const host = await hostARoom(browser);
  const guest = await joinAs(browser, host.candidateLink, 'Ada Lovelace');
  await guest.ready();
  await guest.replaceCode('// hers\n');
  await expect(guest.connection).toHaveText('Saved');

  const desk = host.page.getByRole('complementary', { name: 'Desk' });
  await host.page.getByRole('button', { name: 'Desk' }).click();
  await desk.getByRole('button', { name: /Roll Call/ }).click();
  await expect(guest.page.getByRole('article', { name: 'Roll Call' })).toBeVisible();
  await expect(guest.editor).toContainText('// hers');

  await test.step('the other question takes its place, and the code still stays', async () => {
    await desk.getByRole('button', { name: 'Other question' }).click();
    await desk.getByRole('button', { name: /Quiet Hours/ }).click();
    await expect(guest.page.getByRole('article', { name: 'Quiet Hours' })).toBeVisible();
    await expect(guest.editor).toContainText('// hers');
  });

  await test.step('whoever edits may start over, after being asked, and undo it', async () => {
    const offer = guest.page.getByRole('button', { name: /^Start over from the starter code/ });
    await offer.click();
    await guest.page.getByRole('button', { name: 'Keep it' }).click();
    await expect(guest.editor).toContainText('// hers');
    await offer.click();
    await guest.page.getByRole('button', { name: 'Replace the code' }).click();
    await expect(host.editor).toContainText('longestFree');
    await guest.editor.click();
    await guest.page.keyboard.press('Control+z');
    await expect(host.editor).toContainText('// hers');
  });

  await test.step('a viewer reads it and is offered nothing', async () => {
    const viewer = await joinAs(browser, await host.inviteLink('Viewer'), 'Katherine Johnson');
    await expect(viewer.page.getByRole('article', { name: 'Quiet Hours' })).toBeVisible();
    await expect(viewer.page.getByRole('button', { name: /^Start over/ })).toHaveCount(0);
  });
});
