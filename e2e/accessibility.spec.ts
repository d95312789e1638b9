import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ROOT } from '../scripts/environment.ts';
import { awake } from './support/awake.ts';
import { expectNoViolations, expectNoViolationsInEitherTheme, expectNoViolationsInMenu } from './support/axe.ts';
import { ask, makeMember, pageOf } from './support/members.ts';
import { hostARoom, joinByLink, newPerson, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

/** Every page, by its folder, and the heading by which it is known to be there. */
const PAGES: Readonly<Record<string, string | RegExp>> = {
  '/sign-in': 'Sign in',
  '/sign-up': 'Create an account',
  '/forgot-password': 'Forgotten password',
  '/reset-password': 'Set a new password',
  '/invitation': 'Create your account',
  '/docs/api': /API/,
  '/rooms': 'Rooms',
  '/questions': 'Questions',
  '/questions/new': 'New question',
  '/questions/[questionId]': 'Roll Call',
  '/settings': 'My account',
  '/settings/keys': 'API keys',
  '/settings/people': 'People',
  '/settings/runner': 'Running code',
  '/settings/webhooks': 'Webhooks',
  '/settings/webhooks/[webhookId]': /Webhooks/,
  '/replay': 'Import a session',
  '/replay/[roomId]': 'Looked at',
  '/replay/[roomId]/summary': 'Looked at',
  '/room/[roomId]': 'Looked at',
};
/** What the signed-out find there; everything else is looked at by an admin. */
const FOR_STRANGERS = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/invitation'];
/** Leads on to another page. */
const LEADS_ON = ['/'];

/** Every page that the folders of `app` hold. */
function pagesThere(): string[] {
  return readdirSync(path.join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, '/').replace(/\/\([^)]+\)/g, ''));
}

async function look(page: Page, folder: string, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { name: PAGES[folder] ?? '' }).first()).toBeVisible();
  await expectNoViolationsInEitherTheme(page, address);
}

/** The id of a question that comes with every installation. */
async function rollCall(cookie: string): Promise<string> {
  const found = await ask<{ questions: { questionId: string }[] }>(cookie, 'GET', '/v1/questions?search=roll+call');
  return found.questions[0]?.questionId ?? '';
}

test('no page has anything that axe objects to, in light and dark', async ({ browser }) => {
  test.setTimeout(180_000);
  expect(Object.keys(PAGES).sort(), 'a page is missing here').toEqual(
    pagesThere()
      .filter((page) => !LEADS_ON.includes(page))
      .sort(),
  );
  const { cookie } = await makeMember('admin', 'Grace Hopper');
  const { roomId } = await ask(cookie, 'POST', '/v1/rooms', { language: 'go', title: 'Looked at', candidate: 'Ada' });
  await ask(cookie, 'POST', '/v1/rooms', { language: 'rust', title: 'Planned', opensAt: Date.now() + 3_600_000 });
  await ask(cookie, 'POST', `/v1/rooms/${roomId}/end`);
  const { webhookId } = await ask(cookie, 'POST', '/v1/webhooks', {
    url: 'https://example.com/hook',
    types: ['room.ended'],
  });
  await ask(cookie, 'POST', '/v1/keys', { name: 'Nightly', scopes: ['rooms:read'] });
  const { invitationUrl } = await ask(cookie, 'POST', '/v1/invitations', { role: 'interviewer' });

  const stranger = await newPerson(browser);
  for (const folder of FOR_STRANGERS) {
    await look(stranger, folder, folder === '/invitation' ? (invitationUrl ?? '') : folder);
  }
  const admin = await pageOf(browser, { cookie });
  const ids = { roomId, webhookId, questionId: await rollCall(cookie) };
  for (const folder of Object.keys(PAGES).filter((one) => !FOR_STRANGERS.includes(one))) {
    const address = folder.replace(/\[(\w+)\]/, (_, name: string) => String(ids[name as keyof typeof ids]));
    await look(admin, folder, address);
  }
  await ask(cookie, 'DELETE', `/v1/webhooks/${webhookId}`);
});

test('what pages say when they are empty, open or not there is as they are', async ({ browser }) => {
  const { cookie } = await makeMember('admin', 'Grace Hopper');
  const admin = await pageOf(browser, { cookie });
  const questionId = await rollCall(cookie);

  await test.step('a question with each of its tabs open', async () => {
    await admin.goto(`/questions/${questionId}`);
    await awake(admin);
    for (const name of [/^Starter/, /^Tests/, /^Solutions/, /^Guide/]) {
      const tab = admin.getByRole('tab', { name });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expectNoViolations(admin, `the question's tab ${name}`);
    }
  });

  await test.step('lists with nothing in them', async () => {
    const fresh = await pageOf(browser, await makeMember('interviewer', 'Edsger Dijkstra'));
    for (const address of ['/rooms', '/rooms?search=zzz', '/questions?search=zzz', '/settings/keys']) {
      await fresh.goto(address);
      await expectNoViolations(fresh, address);
    }
  });

  await test.step('an address without a page', async () => {
    const stranger = await newPerson(browser);
    await stranger.goto('/nowhere');
    await expect(stranger.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
    await expectNoViolationsInEitherTheme(stranger);
  });
});

test('the ways into a room and all that opens in it have nothing that axe objects to', async ({ browser }) => {
  const host = await hostARoom(browser);
  const link = host.candidateLink;
  const guest = await joinByLink(browser, link, 'Ada Lovelace');
  await guest.ready();
  await guest.typeAtEnd('// a comment\n');
  await expect(host.caretOf('Ada Lovelace')).toBeAttached();
  const { page } = host;
  await host.runButton.click();
  await expect(host.output).toContainText('Hello');
  await expectNoViolationsInEitherTheme(page, 'the room of a host');
  await expectNoViolations(guest.page, 'the room of a guest');

  await test.step('menus, popovers and the desk', async () => {
    for (const name of [/^Invite$/, /^People here/, /^Room settings$/, /^Theme$/]) {
      await page.getByRole('button', { name }).click();
      await expectNoViolationsInMenu(page, `the room with ${name}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Desk' }).click();
    for (const tab of ['Question', 'Notes', 'Scorecard']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectNoViolations(page, `the desk's ${tab}`);
    }
    await page.getByRole('button', { name: 'End room' }).click();
    await expectNoViolations(page, 'asking about the end');
    await page.getByRole('button', { name: 'Keep open' }).click();
  });

  await test.step('at the door: a name, a waiting room, a refusal', async () => {
    const stranger = await newPerson(browser);
    await stranger.goto(link);
    await expect(stranger.getByRole('textbox', { name: 'Your name' })).toBeVisible();
    await expectNoViolationsInEitherTheme(stranger, 'the door');
    await page.getByRole('button', { name: 'Room settings' }).click();
    const waitingRoom = page.getByRole('checkbox', { name: 'Newcomers wait to be let in' });
    await waitingRoom.click();
    await expect(waitingRoom, 'the server says so').toBeChecked();
    await page.keyboard.press('Escape');
    await stranger.getByRole('textbox', { name: 'Your name' }).fill('Alan Turing');
    await stranger.getByRole('button', { name: 'Join' }).click();
    await expect(stranger.getByText('You have been in the waiting room')).toBeVisible();
    await expectNoViolations(stranger, 'the waiting room');
    await expect(page.getByRole('region', { name: 'Waiting room' })).toBeVisible();
    await expectNoViolationsInEitherTheme(page, 'a host with somebody waiting');
    await page.getByRole('button', { name: 'Let in Alan Turing' }).click();
    await new RoomPage(stranger).ready();
    await stranger.goto('/room/never2made3room4x');
    await expect(stranger.getByRole('heading', { name: 'This room is not open to you' })).toBeVisible();
    await expectNoViolations(stranger, 'the refusal');
  });

  await test.step('after the end, on a narrow screen too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoViolations(page, 'a narrow room');
    await page.getByRole('button', { name: 'End room' }).click();
    await page.getByRole('button', { name: 'End room' }).click();
    await expect(page.getByRole('link', { name: 'Replay' })).toBeVisible();
    await expectNoViolations(page, 'a room that has ended');
    await expectNoViolations(guest.page, 'a room that has ended, for a guest');
  });
});
