import { expect, type Page } from '@playwright/test';
import { awake } from './support/awake.ts';
import { expectNoViolations } from './support/axe.ts';
import { hostARoom, joinByLink } from './support/room-page.ts';
import { test } from './support/test.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const shortcuts = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** Opens the palette, types, and presses Enter on the line that is then the first. */
async function command(page: Page, typed: string, line: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill(typed);
  await choose(page, line);
}

async function choose(page: Page, line: string): Promise<void> {
  await expect(lineOf(page, line)).toHaveAttribute('data-highlighted', '');
  await page.keyboard.press('Enter');
}

const lineOf = (page: Page, line: string) =>
  palette(page)
    .getByRole('option')
    .filter({ has: page.getByText(line, { exact: true }) });

test('the palette leads about the workspace', async ({ browser }) => {
  const { page } = await hostARoom(browser, 'Lovelace interview');
  await command(page, 'your rooms', 'Your rooms');
  await expect(page.getByRole('heading', { name: 'Rooms' })).toBeVisible();

  await command(page, 'questions', 'Questions');
  await expect(page).toHaveURL(/\/questions$/);
  await command(page, 'api keys', 'API keys');
  await expect(page).toHaveURL(/\/settings\/keys$/);
  await command(page, 'import', 'Import a session');
  await expect(page.getByRole('heading', { name: 'Import a session' })).toBeVisible();
  await page.goto('/rooms');
  await awake(page);
  await command(page, 'roll call', 'Roll Call');
  await expect(page.getByRole('heading', { name: 'Roll Call' })).toBeVisible();

  await test.step('a room is found by name, and a new one made', async () => {
    await command(page, 'lovelace', 'Lovelace interview');
    await expect(page.getByRole('heading', { name: 'Lovelace interview' })).toBeVisible();
    await command(page, 'rooms', 'Your rooms');
    await command(page, 'new room', 'New room');
    await page.keyboard.type('pyth');
    await choose(page, 'Python');
    await expect(page.getByRole('textbox', { name: 'Code, Python' })).toContainText('def greet');
  });
});

test('the palette does what a host can do in a room, and offers guests what they may', async ({ browser }) => {
  const host = await hostARoom(browser);
  const { page } = host;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await command(page, 'invite', 'Copy an invite link');
  await choose(page, 'Candidate');
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const guest = await joinByLink(browser, link, 'Ada Lovelace');
  await guest.ready();

  await test.step('one line puts a question in', async () => {
    await command(page, 'roll call', 'Put in “Roll Call”');
    await expect(guest.page.getByRole('article', { name: 'Roll Call' })).toBeVisible();
  });

  await test.step('runs are started and stopped', async () => {
    await host.replaceCode('console.log("on"); setInterval(() => {}, 1000);\n');
    await command(page, 'run', 'Run the code');
    await expect(guest.output).toContainText('on');
    await command(page, 'stop', 'Stop the run');
    await expect(host.runLine).toContainText('Stopped');
  });

  await test.step('guests are locked out of editing and let in again', async () => {
    await command(page, 'lock', 'Lock editing for guests');
    await guest.ready('Read-only');
    await command(page, 'unlock', 'Unlock editing for guests');
    await guest.ready();
  });

  await test.step('notes and scorecard open', async () => {
    await command(page, 'score', 'Scorecard');
    await expect(page.getByRole('heading', { name: 'Your scorecard' })).toBeVisible();
    await command(page, 'language rust', 'Language: Rust');
    await expect(host.language).toHaveText('Rust');
  });

  await test.step('a guest finds what a guest may do, and nothing of the hosts', async () => {
    await guest.page.keyboard.press('Control+k');
    const lines = palette(guest.page).getByRole('option');
    await expect(lines).toHaveText([
      'Run the codeCtrl Enter',
      'Run the tests',
      'Question',
      'Close the question',
      'Language',
      'Save the code as a file',
      'Theme',
      'Keyboard shortcuts?',
    ]);
    await expect(guest.page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
    await guest.page.keyboard.type('put in roll call');
    await expect(palette(guest.page)).toContainText('Nothing is called that.');
    await guest.page.keyboard.press('Escape');
    await command(guest.page, 'dark', 'Theme: Dark');
    await expect(guest.page.locator('body')).toHaveCSS('color-scheme', 'dark');
  });

  await test.step('the end is asked about first', async () => {
    await command(page, 'end', 'End the room…');
    await expect(page.getByRole('combobox', { name: 'End for everyone?' })).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('end');
    await choose(page, 'End the room…');
    await expect(lineOf(page, 'End it, guests read on')).toHaveAttribute('data-highlighted', '');
    await page.keyboard.press('ArrowDown');
    await choose(page, 'End it, guests leave');
    await expect(guest.page.getByText('This room has ended')).toBeVisible();
    await expect(guest.page.getByText('ask the host to reopen it')).toBeVisible();
    await guest.page.reload();
    await expect(guest.page.getByRole('heading', { name: 'This room has ended' })).toBeVisible();
    await command(page, 'reopen', 'Reopen the room');
    await expect(host.connection).toHaveText('Saved');
  });
});

test('the list of shortcuts opens on ?, but not for who types one', async ({ browser }) => {
  const { page, editor } = await hostARoom(browser);
  await editor.click();
  await page.keyboard.type('?');
  await expect(editor).toContainText('?');
  await page.getByRole('button', { name: 'Room settings' }).click();
  const title = page.getByRole('textbox', { name: 'Title of the room' });
  await title.press('?');
  await expect(title).toHaveValue(/[?]/);
  await expect(shortcuts(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  // Closing, it gives the focus back.
  await expect(title).toHaveCount(0);

  await page.getByRole('button', { name: 'Theme' }).focus();
  await page.keyboard.press('?');
  await expect(shortcuts(page)).toContainText('Run the code');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(shortcuts(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Theme' })).toBeFocused();

  await test.step('what it says of the editor is true', async () => {
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nlet kept;');
    await page.keyboard.press('Control+/');
    await expect(editor).toContainText('// let kept;');
    await page.keyboard.press('Control+z');
    await expect(editor).not.toContainText('// let kept;');
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  });
});
