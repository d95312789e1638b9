import { expect, type Locator, type Page } from '@playwright/test';
import { makeMember, PASSWORD } from './support/members.ts';
import { newPerson, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

// Each flow, from the first page to the last, with a keyboard and nothing else: no click, no focus, no fill.

/** More stops than any page has. */
const MANY_STOPS = 80;

/** Goes on with Tab until it is where it is to be; out of an editor on the way as its hint says. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // What is not ready yet is passed over.
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < MANY_STOPS; stop += 1) {
    const [isThere, isInEditor] = await target.evaluate((element) => {
      const { activeElement } = document;
      return [element === activeElement, activeElement?.matches('.cm-content')];
    });
    if (isThere) return;
    if (isInEditor) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Out of the editor, which takes Tab for itself. */
async function leaveEditor({ page, editor }: RoomPage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
}

test('an interview is held from the first page to the last by keyboard alone', async ({ browser }) => {
  const { email } = await makeMember('interviewer', 'Grace Hopper');
  const page = await newPerson(browser);
  const host = new RoomPage(page);

  await test.step('sign in', async () => {
    await page.goto('/sign-in');
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type(email);
    await tabTo(page, page.getByLabel('Password'));
    await page.keyboard.type(PASSWORD);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Rooms' })).toBeVisible();
  });

  await test.step('create a room', async () => {
    await tabTo(page, page.getByRole('textbox', { name: 'Title' }));
    await page.keyboard.type('By keyboard');
    await press(page, page.getByRole('combobox', { name: 'Language', exact: true }));
    // The focus follows what is chosen with the next frame.
    await expect(page.getByRole('option', { name: 'JavaScript' })).toBeFocused();
    await page.keyboard.press('p');
    await expect(page.getByRole('option', { name: 'Python' })).toBeFocused();
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Create room' }));
    await expect(page.getByRole('textbox', { name: 'Code, Python' })).toBeFocused();
    await expect(host.connection).toHaveText('Saved');
  });

  const guestPage = await newPerson(browser);
  const guest = new RoomPage(guestPage);
  await test.step('invite, and join as a guest', async () => {
    await leaveEditor(host);
    await press(page, page.getByRole('button', { name: 'Invite' }));
    await tabTo(page, page.getByRole('textbox', { name: 'Invite link' }));
    await expect(page.getByRole('textbox', { name: 'Invite link' })).toHaveValue(/#\w+$/);
    const link = await page.getByRole('textbox', { name: 'Invite link' }).inputValue();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Invite' })).toBeFocused();
    await guestPage.goto(link);
    await tabTo(guestPage, guestPage.getByRole('textbox', { name: 'Your name' }));
    await guestPage.keyboard.type('Ada Lovelace');
    await guestPage.keyboard.press('Enter');
    await expect(guest.editor).toBeFocused();
  });

  await test.step('put a question in', async () => {
    await press(page, page.getByRole('button', { name: 'Desk' }));
    await tabTo(page, page.getByRole('searchbox', { name: 'Search questions' }));
    await page.keyboard.type('roll call');
    const found = page.getByRole('list', { name: 'Questions' }).getByRole('button');
    await expect(found).toHaveCount(1);
    await press(page, found);
    await expect(guestPage.getByRole('article', { name: 'Roll Call' })).toBeVisible();
    await expect(guest.editor).toContainText('roll_call');
    await expect(guest.editor, 'who types goes on typing').toBeFocused();
  });

  await test.step('write and run, as the guest', async () => {
    await guestPage.keyboard.press('Control+a');
    await guestPage.keyboard.type('print(6 * 7)');
    await guestPage.keyboard.press('Control+Enter');
    await expect(host.output).toContainText('42');
    await leaveEditor(guest);
    await press(guestPage, guestPage.getByRole('button', { name: 'Run tests' }));
    await expect(guestPage.getByText(/of \d+ tests passed|passed/).first()).toBeVisible();
  });

  await test.step('write a scorecard', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Question' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const desk = page.getByRole('complementary', { name: 'Desk' });
    for (const criterion of ['Problem solving', 'Code', 'Testing', 'Communication', 'Recommendation']) {
      const choices = desk.getByRole('group', { name: criterion, exact: true }).getByRole('radio');
      await press(page, choices.first(), 'Space');
      await page.keyboard.press('ArrowRight');
      await expect(choices.nth(1)).toBeChecked();
    }
    await tabTo(page, desk.getByRole('textbox', { name: 'Why' }));
    await page.keyboard.type('Thinks aloud.');
    await expect(desk.getByText('Kept as a draft')).toBeVisible();
    await press(page, desk.getByRole('button', { name: 'Submit' }));
    await press(page, desk.getByRole('button', { name: 'Submit for good' }));
    await expect(desk.getByText('Thinks aloud.')).toBeVisible();
  });

  await test.step('end the room', async () => {
    await press(page, page.getByRole('button', { name: 'End room' }));
    await expect(page.getByRole('button', { name: 'Keep open' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await guest.ready('Read-only');
  });

  await test.step('watch the replay', async () => {
    await press(page, page.getByRole('link', { name: 'Replay' }));
    const time = page.getByRole('slider').first();
    await tabTo(page, time);
    await page.keyboard.press('End');
    await expect(page.getByRole('textbox', { name: /^Code/ })).toContainText('print(6 * 7)');
  });

  await test.step('share it, and open the link', async () => {
    await press(page, page.getByRole('button', { name: 'Share' }));
    await press(page, page.getByRole('button', { name: 'Make link' }));
    const link = page.getByRole('textbox', { name: 'Review link' });
    await expect(link).toHaveValue(/#\w+/);
    const reviewer = await newPerson(browser);
    await reviewer.goto(await link.inputValue());
    const code = reviewer.getByRole('textbox', { name: /^Code/ });
    await tabTo(reviewer, reviewer.getByRole('slider').first());
    await reviewer.keyboard.press('End');
    await expect(code).toContainText('print(6 * 7)');
    await reviewer.keyboard.press('Home');
    await expect(code).not.toContainText('print(6 * 7)');
  });
});
