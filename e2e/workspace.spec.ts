import { expect, type Locator, type Page } from '@playwright/test';
import { ask, makeMember, PASSWORD, pageOf, signIn } from './support/members.ts';
import { openOwnRoom, type RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

const NEW_PASSWORD = 'another long password';

test('[ACC2] an admin invites somebody, changes what they are, and takes their account away', async ({ browser }) => {
  const admin = await pageOf(browser, await makeMember('admin', 'Ada Lovelace'));
  const email = `radia-${Date.now()}@example.com`;
  const radia = await pageOf(browser);
  const row = admin.getByRole('list', { name: 'Accounts' }).getByRole('listitem').filter({ hasText: email });
  const change = async (item: string) => {
    await row.getByRole('button', { name: 'More about Radia Perlman' }).click();
    await admin.getByRole('menuitem', { name: item }).click();
  };

  await test.step('an invitation by link makes an account in its role, once', async () => {
    await admin.goto('/settings/people');
    await choose(admin.getByRole('form', { name: 'Invite' }).getByRole('combobox', { name: 'Role' }), /^Instructor/);
    await admin.getByRole('button', { name: 'Make invitation' }).click();
    const link = await admin.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    await radia.goto(link);
    await expect(radia.getByText('You are invited to this workspace as instructor.')).toBeVisible();
    await radia.getByLabel('Name').fill('Radia Perlman');
    await radia.getByLabel('E-mail').fill(email);
    await radia.getByLabel('Password').fill(PASSWORD);
    await radia.getByRole('button', { name: 'Create account' }).click();
    await radia.waitForURL('**/rooms');
    const late = await pageOf(browser);
    await late.goto(link);
    await expect(late.getByText('This invitation is not good any more.')).toBeVisible();
    await expect(late.getByLabel('Password')).toHaveCount(0);
  });

  await test.step('a role is changed', async () => {
    await admin.reload();
    await choose(row.getByRole('combobox', { name: 'Role of Radia Perlman' }), /^Interviewer/);
    await expect
      .poll(async () => {
        await radia.goto('/settings');
        return radia.getByText(email).textContent();
      })
      .toContain('interviewer');
  });

  await test.step('a link made by an admin sets a new password and ends what was open', async () => {
    const inRoom = await openOwnRoom(radia);
    await change('Make a password link');
    const link = await admin.getByRole('textbox', { name: 'Password link for Radia Perlman' }).inputValue();
    const reset = await pageOf(browser);
    await reset.goto(link);
    await reset.getByLabel('New password').fill(NEW_PASSWORD);
    await reset.getByRole('button', { name: 'Set password' }).click();
    await expect(reset.getByText('Your password is set.')).toBeVisible();
    await isPutOut(inRoom);
  });

  await test.step('signing out everywhere ends the other browsers, too', async () => {
    await signInByForm(radia, email, NEW_PASSWORD);
    const inRoom = await openOwnRoom(radia);
    const elsewhere = await pageOf(browser, { cookie: await signIn(email, NEW_PASSWORD) });
    await elsewhere.goto('/settings');
    await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
    await elsewhere.getByRole('button', { name: 'Sign out', exact: true }).click();
    await elsewhere.waitForURL('**/sign-in');
    await isPutOut(inRoom);
  });

  await test.step('a deactivated account is out of its open page, and stays out', async () => {
    const again = await pageOf(browser, { cookie: await signIn(email, NEW_PASSWORD) });
    const inRoom = await openOwnRoom(again);
    await change('Deactivate');
    await isPutOut(inRoom);
    await again.goto('/rooms');
    await again.waitForURL('**/sign-in?next=*');
    await fillIn(again, email, NEW_PASSWORD);
    await expect(again.getByText('This account is deactivated.')).toBeVisible();
  });
});

test('somebody signs in through the identity provider, and becomes what their invitation says', async ({ browser }) => {
  const { cookie } = await makeMember('admin', 'Ada Lovelace');
  const { invitationUrl = '' } = await ask(cookie, 'POST', '/v1/invitations', { role: 'instructor' });
  const page = await pageOf(browser);
  await page.goto(invitationUrl);
  await page.getByRole('button', { name: 'Continue with Example SSO' }).click();
  await page.waitForURL('**/rooms');
  await page.goto('/settings');
  await expect(page.getByText(/^margaret@example\.org · instructor$/)).toBeVisible();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Example SSO' }).click();
  await page.waitForURL('**/rooms');
});

async function choose(select: Locator, option: RegExp): Promise<void> {
  await select.click();
  await select.page().getByRole('option', { name: option }).click();
}

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await fillIn(page, email, password);
  await page.waitForURL('**/rooms');
}

/** The page says that one is out of the room, without having been touched. */
async function isPutOut({ page }: RoomPage): Promise<void> {
  await expect(page.getByText('This room is not open to you').first()).toBeVisible();
}
