import { expect, type Page } from '@playwright/test';
import { expectNoViolationsInMenu } from './support/axe.ts';
import { importMadeSession, OFFLINE, PASTED, SOURCES } from './support/made-session.ts';
import { makeMember, pageOf } from './support/members.ts';
import { RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

const clockOf = (page: Page) => page.getByTestId('clock');
const codeOf = (page: Page) => page.getByRole('textbox', { name: /^Code at this moment/ });
/** A mark on the tracks, by what it says of itself. */
const mark = (page: Page, words: RegExp) =>
  page.getByRole('region', { name: 'Playback' }).getByRole('button', { name: words });

async function timelineBox(page: Page) {
  const box = await page.getByTestId('timeline').boundingBox();
  if (box === null) throw new Error('the timeline is nowhere');
  return box;
}

test('a session’s moments are found by eye, by hand and by keyboard, with who did what', async ({ browser }) => {
  const host = await makeMember('interviewer', 'Katherine Johnson');
  const roomId = await importMadeSession(host);
  const page = await pageOf(browser, host);
  const errors: string[] = [];
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
  const press = async (key: string, clock: string) => {
    await page.keyboard.press(key);
    await expect(clockOf(page), `after ${key}`).toHaveText(clock);
  };

  await test.step('it opens where the address says, be it a caret’s row, and else at the end', async () => {
    await page.goto(`/replay/${roomId}?at=5`);
    await expect(clockOf(page)).toHaveText('0:02');
    await page.goto(`/replay/${roomId}`);
    await expect(clockOf(page)).toHaveText('1:20');
    await expect(page.locator('[data-moment]')).toBeAttached();
  });

  await test.step('every mark stands on the timeline', async () => {
    for (const words of [
      /^0:05: Ada Lovelace pasted \d+ characters from elsewhere$/,
      /^0:20: Grace Hopper put in the question “Add them up”$/,
      /^0:25: Ada Lovelace switched to Python$/,
      /^0:30: Ada Lovelace ran the code: passed$/,
      /^0:40: Ada Lovelace ran the code: exit code 1$/,
      /^1:20: Grace Hopper ended the room$/,
    ]) {
      await expect(mark(page, words)).toBeVisible();
    }
    await page.getByRole('tab', { name: 'Moments' }).click();
    for (const words of ['left the tab', 'returned to the tab', 'passed', 'put in the question']) {
      await expect(page.getByRole('region', { name: 'Moments' }).getByText(words)).toBeVisible();
    }
  });

  await test.step('what the marks mean is said beside them', async () => {
    await page.getByRole('button', { name: 'What the marks mean' }).press('Enter');
    const legend = page.getByRole('dialog', { name: 'What the marks mean' });
    await expect(legend.getByText('Pasted from elsewhere')).toBeVisible();
    await expectNoViolationsInMenu(page, 'a replay with its legend');
    await page.keyboard.press('Escape');
    await expect(legend).toBeHidden();
  });

  await test.step('keys lead from mark to mark, by seconds, by edit, and play', async () => {
    // From the tab that has the focus, End leads to the last tab.
    await page.getByRole('heading', { name: 'Adding up' }).click();
    await press('End', '1:20');
    // A word that the grammar knows has an element of its own.
    await expect(codeOf(page).locator('span', { hasText: /^return$/ })).toBeVisible();
    await press('Home', '0:00');
    await press(']', '0:05');
    await press(']', '0:20');
    await press('[', '0:05');
    for (const [key, clock] of [
      ['r', '0:30'],
      ['r', '0:40'],
      ['Shift+R', '0:30'],
      ['Shift+Q', '0:20'],
      ['Shift+J', '0:00'],
      ['q', '0:20'],
      ['Shift+P', '0:05'],
    ] as const) {
      await press(key, clock);
    }
    await press('ArrowRight', '0:10');
    await press('Shift+ArrowRight', '0:40');
    await press('ArrowLeft', '0:35');
    await press('.', '1:00');
    await press('.', '1:05');
    await press(',', '1:00');
    await press(',', '0:05');
    await press(',', '0:01');
    await expect(codeOf(page)).not.toContainText(PASTED.trim());
    // Nobody need wait for all of the four seconds until the paste.
    const { x, y, width } = await timelineBox(page);
    await page.mouse.click(x + (width * 4.5) / 80, y + 5);
    await expect(clockOf(page)).toHaveText('0:04');
    await expect(codeOf(page)).not.toContainText(PASTED.trim());
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause (Space)' })).toBeVisible();
    await expect(codeOf(page)).toContainText(PASTED.trim());
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Play (Space)' })).toBeVisible();
  });

  await test.step('everybody’s caret and selection are where they were', async () => {
    await press('Home', '0:00');
    await expect(codeOf(page).locator('[data-name]')).toHaveCount(0);
    await press('.', '0:01');
    await expect(codeOf(page).locator('[data-name="Ada Lovelace"]')).toBeAttached();
    await expect(codeOf(page).locator('.cm-remote-selection')).toHaveCount(0);
    const { x, y, width } = await timelineBox(page);
    await page.mouse.click(x + (width * 3.5) / 80, y + 5);
    await expect(clockOf(page)).toHaveText('0:03');
    await expect(codeOf(page).locator('.cm-remote-selection')).toHaveText('numbers');
  });

  await test.step('pointing at the timeline shows the moment; zooming shows fewer of them', async () => {
    await mark(page, /exit code 1$/).hover();
    const { x, y, width } = await timelineBox(page);
    await page.mouse.move(x + (width * 75.5) / 80, y + 5);
    await expect(page.getByTestId('hover-card')).toContainText('1:15');
    await expect(page.getByTestId('hover-card')).toContainText('by the host');
    await mark(page, /pasted/).click();
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(mark(page, /pasted/)).toBeVisible();
    await expect(mark(page, /exit code 1$/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Whole session' }).click();
    await expect(mark(page, /exit code 1$/)).toBeVisible();
  });

  await test.step('what was asked is shown from when it was asked', async () => {
    await page.getByRole('tab', { name: 'Statement' }).click();
    await expect(page.getByText('Nothing had been asked yet.')).toBeVisible();
    await mark(page, /put in the question/).click();
    await expect(page.getByRole('heading', { name: 'Add them up' })).toBeVisible();
  });

  await test.step('[REP3] offline typing says when it was typed, a click leads there, deletions have a name', async () => {
    await press('End', '1:20');
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByText('By how it came').click();
    await expect(codeOf(page).locator('.way-pasted')).toContainText(PASTED.trim());
    const offline = codeOf(page).locator('.typed-offline');
    await expect(offline).toHaveText(OFFLINE.trim());
    await offline.click();
    await expect(page.getByText('typed at 0:45 offline, arrived at 1:00')).toBeVisible();
    await expect(clockOf(page)).toHaveText('1:00');
    await expect(codeOf(page)).toContainText('const numbers');
    await expect(codeOf(page).locator('.spoken-range').first()).toHaveText(OFFLINE.trim());
    await page.getByRole('button', { name: 'Back to 1:20' }).click();
    await expect(clockOf(page)).toHaveText('1:20');
    await expect(codeOf(page)).not.toContainText('const numbers');
    const deletedBy = (name: RegExp) => page.getByRole('row', { name }).getByRole('cell').last();
    await expect(deletedBy(/^Grace Hopper/)).toHaveText(String('const '.length));
    await expect(deletedBy(/^Ada Lovelace/)).toHaveText('0');
  });

  await test.step('[REP3] keys and the palette tell who wrote what the caret or the selection is on', async () => {
    const told = page.getByRole('region', { name: 'Code' }).getByRole('status');
    await codeOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('w');
    await expect(told).toContainText('Ada Lovelace · typed at 0:01');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('w');
    await expect(told).toContainText('Ada Lovelace · pasted at 0:05');
    // The caret is on a colour, which a click would have led from; so does the key.
    await press('g', '0:05');
    await expect(told.getByRole('button', { name: 'Back to 1:20' })).toBeVisible();
    await press('End', '1:20');
    const { x, y, width } = (await codeOf(page).locator('.typed-offline').boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.move(x + 2, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 5);
    await page.mouse.up();
    await page.keyboard.press('w');
    await expect(told, 'dragging selects, and leads nowhere').toContainText('Go there');
    await page.keyboard.press('Escape');
    await expect(told).toBeEmpty();
    await expect(codeOf(page)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /^Who wrote this/ }).click();
    await expect(told.getByRole('listitem')).toContainText([
      'typed at 0:01',
      'pasted at 0:05',
      'typed at 0:45 offline, arrived at 1:00',
      'Grace Hopper · by an interviewer at 1:10',
    ]);
  });

  await test.step('a run shows its source, what changed before and after, and runs again in a copy', async () => {
    await page.getByRole('tab', { name: 'Console' }).click();
    const shown = page.getByTestId('run-source');
    await mark(page, /passed$/).click();
    await expect(page.getByTestId('output')).toHaveText('');
    await mark(page, /exit code 1$/).click();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('output')).toContainText('no such sum');
    await page.getByRole('button', { name: 'What it ran' }).click();
    await expect(shown).toContainText(SOURCES[1].trim());
    await expect(shown).toContainText('four five');
    await page.getByRole('radio', { name: 'Since the run before' }).click();
    await expect(shown).toContainText(`Removed: - ${SOURCES[0].trim()}`);
    await expect(shown).toContainText(`Added: + ${SOURCES[1].trim()}`);
    await page.getByRole('radio', { name: 'Until the end' }).click();
    await expect(shown).toContainText('Added: + // by the host');
    // The editor says there when one of its parts failed, and goes on without it.
    expect(errors).toEqual([]);
    await page.getByRole('button', { name: 'Run again in a copy' }).click();
    await page.waitForURL(/\/room\//);
    const copy = new RoomPage(page);
    await copy.ready();
    await expect(copy.editor).toContainText(SOURCES[1].trim());
    await expect(copy.language).toHaveText('Python');
  });
});
