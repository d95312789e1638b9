import path from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { ROOT } from '../../scripts/environment.ts';
import { ask, inDatabase, type Member, makeMember } from '../support/members.ts';
import { RoomPage } from '../support/room-page.ts';
import { importInterview } from './replay-scene.ts';
import { CODE, INTERVIEWS } from './scene.ts';

// One picture of each page, with people and rooms in it as an installation has them. Run by `npm run pictures`.

/** Where the pictures of each project go: into the docs, or where one may look at them. */
const FOLDERS: Readonly<Record<string, string>> = {
  light: 'docs/screenshots',
  dark: 'docs/screenshots/dark',
  phone: 'docs/screenshots/phone',
  'phone-dark': 'test-results/pictures',
};

const isPhone = () => test.info().project.name.startsWith('phone');

function fileOf(name: string): string {
  return path.join(ROOT, FOLDERS[test.info().project.name] ?? 'test-results', `${name}.webp`);
}

/** What shows that the page stands as it is to be seen. */
async function take(page: Page, name: string, sign: Locator): Promise<void> {
  await expect(sign).toBeVisible();
  await page.waitForLoadState('networkidle');
  // A caret would blink, and no two pictures be the same. Of this quality no letter frays, at half of what PNG takes.
  await page.screenshot({ path: fileOf(name), type: 'webp', quality: 90, caret: 'hide', animations: 'disabled' });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** A page in the looks that are being taken. */
async function pageFor(browser: Browser, member?: Member): Promise<Page> {
  const { viewport, colorScheme } = test.info().project.use;
  const context = await browser.newContext({ viewport: viewport ?? null, colorScheme: colorScheme ?? null });
  const url = process.env['PAIRPAD_E2E_URL'] ?? '';
  for (const pair of member?.cookie.split('; ') ?? []) {
    const at = pair.indexOf('=');
    await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url }]);
  }
  return context.newPage();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first();

test('the pages of the workspace', async ({ browser }) => {
  const admin = await makeMember('admin', 'Grace Hopper');
  const { cookie } = admin;
  const newPage = (member?: Member) => pageFor(browser, member);

  /** Addresses as people have them: those of tests are numbers. */
  const nameAddresses = () =>
    inDatabase((client) =>
      client.query(`update "User" u set email = lower(replace(name, ' ', '.')) || '@example.com'
        where not exists (select from "User" o where o.email = lower(replace(u.name, ' ', '.')) || '@example.com')`),
    );

  const { invitationUrl } = await ask(cookie, 'POST', '/v1/invitations', { role: 'interviewer' });
  const stranger = await newPage();
  for (const [name, address, title] of [
    ['sign-in', '/sign-in', 'Sign in'],
    ['sign-up', '/sign-up', 'Create an account'],
    ['forgot-password', '/forgot-password', 'Forgotten password'],
    ['reset-password', '/reset-password', 'Set a new password'],
    ['invitation', String(invitationUrl), 'Create your account'],
    ['not-found', '/nowhere', 'There is no page here'],
    ['room-refused', '/room/never2made3room4x', 'This room is not open to you'],
  ] as const) {
    await stranger.goto(address);
    await take(stranger, name, heading(stranger, title));
  }

  const fresh = await newPage(await makeMember('interviewer', 'Edsger Dijkstra'));
  await fresh.goto('/rooms');
  await take(fresh, 'rooms-empty', fresh.getByText('No rooms yet'));
  await fresh.goto('/settings/keys');
  await take(fresh, 'settings-keys-empty', fresh.getByText('No keys yet'));

  await makeMember('instructor', 'Katherine Johnson');
  for (const { title, candidate, language, ends, opensInHours } of INTERVIEWS) {
    const opensAt = opensInHours === undefined ? {} : { opensAt: Date.now() + opensInHours * 3_600_000 };
    const { roomId } = await ask(cookie, 'POST', '/v1/rooms', { title, candidate, language, ...opensAt });
    if (ends) await ask(cookie, 'POST', `/v1/rooms/${roomId}/end`);
  }
  const { questions } = await ask<{ questions: { questionId: string }[] }>(
    cookie,
    'GET',
    '/v1/questions?search=ferries',
  );
  await ask(cookie, 'POST', '/v1/keys', { name: 'Nightly export', scopes: ['rooms:read', 'questions:read'] });
  const { webhookId } = await ask(cookie, 'POST', '/v1/webhooks', {
    url: 'https://example.com/pairpad',
    types: ['room.ended', 'run.finished'],
  });

  await nameAddresses();
  const page = await playAScene(admin, newPage);
  await page.goto('/rooms');
  await take(page, 'rooms', page.getByRole('row').nth(8));
  await page.keyboard.press('Control+k');
  await take(page, 'commands', page.getByRole('option').first());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Theme' }).focus();
  await page.keyboard.press('?');
  await take(page, 'shortcuts', heading(page, 'Keyboard shortcuts'));
  for (const [name, address, title] of [
    ['questions', '/questions', 'Questions'],
    ['question-new', '/questions/new', 'New question'],
    ['question', `/questions/${questions[0]?.questionId}`, 'Night Ferries'],
    ['settings', '/settings', 'My account'],
    ['settings-keys', '/settings/keys', 'API keys'],
    ['settings-people', '/settings/people', 'People'],
    ['settings-runner', '/settings/runner', 'Running code'],
    ['settings-webhooks', '/settings/webhooks', 'Webhooks'],
    ['settings-webhook', `/settings/webhooks/${webhookId}`, /Webhooks/],
    ['api', '/docs/api', /API/],
    ['replay-import', '/replay', 'Import a session'],
  ] as const) {
    await page.goto(address);
    await take(page, name, heading(page, title));
  }
});

test('a session that is over', async ({ browser }) => {
  const host = await makeMember('interviewer', 'Grace Hopper');
  const room = await importInterview(host);
  await ask(host.cookie, 'POST', `/v1/rooms/${room}/scorecard/submit`, {
    marks: { problem_solving: 3, code: 3, testing: 2, communication: 4 },
    recommendation: 'yes',
    comment: 'Reads errors before changing anything, and takes a hint.',
  });
  const page = await pageFor(browser, host);
  await page.goto(`/replay/${room}`);
  await expect(page.locator('[data-moment]')).toBeAttached();
  await take(page, 'replay', page.getByText('def group_anagrams').first());
  await page.getByRole('tab', { name: 'Review' }).click();
  await take(page, 'replay-review', page.getByText('Agreed: the error'));
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByText('By author').click();
  await take(page, 'replay-people', page.getByRole('row', { name: /Ada Lovelace/ }));
  await page.goto(`/replay/${room}/summary`);
  await expect(page.getByText('Agreed: the error')).toBeVisible();
  await take(page, 'replay-summary', heading(page, 'Scorecards'));
});

/** An interview in its room, with a picture of each thing that a host and a guest see of it. */
async function playAScene(admin: Member, newPage: (member?: Member) => Promise<Page>) {
  const made = await ask(admin.cookie, 'POST', '/v1/rooms', {
    title: 'Backend interview',
    candidate: 'Ada Lovelace',
    language: 'python',
  });
  const page = await newPage(admin);
  const guestPage = await newPage();
  const [host, guest] = [new RoomPage(page), new RoomPage(guestPage)];
  await page.goto(String(made['editorUrl']));
  await host.ready();
  await guestPage.goto(String(made['inviteUrl']));
  await take(guestPage, 'room-door', guestPage.getByText('What is recorded', { exact: true }));
  await guestPage.getByRole('textbox', { name: 'Your name' }).fill('Ada Lovelace');
  await guestPage.getByRole('button', { name: 'Join' }).click();
  await guest.ready();
  await guest.replaceCode(CODE);
  await guestPage.keyboard.press('Control+Enter');
  await expect(host.runLine).toContainText('Exited with code 0');
  await guest.editor.getByText('groups["".join').click();
  await guestPage.keyboard.press('Home');
  await guestPage.keyboard.press('Shift+End');
  if (isPhone()) {
    await take(page, 'room', host.editor);
    await take(guestPage, 'room-guest', guest.editor);
    await guestPage.getByRole('tab', { name: 'Console' }).click();
    await take(guestPage, 'room-console', guest.runLine);
  } else {
    await host.editor.getByText('return sorted').click();
    for (const [room, name, other] of [
      [host, 'room', 'Ada Lovelace'],
      [guest, 'room-guest', 'Grace Hopper'],
    ] as const) {
      // The name on a caret fades, and comes back for a hand that rests there.
      const caret = await room.caretOf(other).locator('..').boundingBox();
      if (caret !== null) await room.page.mouse.move(caret.x, caret.y + caret.height / 2);
      await take(room.page, name, room.caretOf(other));
    }
  }

  await page.getByRole('button', { name: 'Invite' }).click();
  const link = page.getByRole('textbox', { name: 'Invite link' });
  await expect(link).toHaveValue(/#/);
  await take(page, 'room-invite', link);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Room settings' }).click();
  await page.getByRole('checkbox', { name: 'Newcomers wait to be let in' }).click();
  await take(page, 'room-settings', page.getByRole('textbox', { name: 'Title of the room' }));
  await page.keyboard.press('Escape');
  const waiting = await newPage();
  await waiting.goto(String(made['inviteUrl']));
  await waiting.getByRole('textbox', { name: 'Your name' }).fill('Alan Turing');
  await waiting.getByRole('button', { name: 'Join' }).click();
  await take(waiting, 'room-waiting', waiting.getByText('You have been in the waiting room'));
  await take(page, 'room-admit', page.getByRole('button', { name: 'Let in Alan Turing' }));
  await page.getByRole('button', { name: 'Turn away Alan Turing' }).click();

  await page.keyboard.press('Control+k');
  await take(page, 'room-commands', page.getByRole('option').first());
  await page.keyboard.type('ferries');
  await page.getByRole('option', { name: /Night Ferries/ }).click();
  await take(page, 'room-question', page.getByRole('article', { name: 'Night Ferries' }));
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes for hosts' });
  await notes.click();
  await page.keyboard.insertText('Asked about ties before she wrote a line.\nNames things well; runs early and often.');
  await page.getByRole('button', { name: 'Stamp this moment' }).click();
  await take(page, 'room-notes', notes.getByRole('button', { name: /^Moment/ }));
  await page.getByRole('tab', { name: 'Scorecard' }).click();
  const scorecard = page.getByRole('region', { name: 'Your scorecard' });
  for (const criterion of ['Problem solving', 'Code', 'Testing', 'Communication']) {
    const group = scorecard.getByRole('group', { name: criterion, exact: true });
    await group.getByText(criterion === 'Testing' ? '3' : '4', { exact: true }).click();
  }
  await take(page, 'room-scorecard', heading(page, 'Your scorecard'));
  await page.getByRole('button', { name: 'End room' }).click();
  await take(page, 'room-end', page.getByRole('button', { name: 'Keep open' }));
  await page.getByRole('button', { name: 'End room' }).click();
  await expect(host.connection).not.toContainText('Reconnecting');
  await take(page, 'room-ended', page.getByRole('link', { name: 'Replay' }));
  await take(guestPage, 'room-ended-guest', guestPage.getByText('This room has ended'));
  return page;
}
