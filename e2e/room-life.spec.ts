import { expect, type Page } from '@playwright/test';
import { awake } from './support/awake.ts';
import { ask, makeMember, pageOf } from './support/members.ts';
import { joinByLink, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

const HOUR_MS = 3_600_000;

test('a room is planned, opened, steered, ended both ways and reopened', async ({ browser }) => {
  const grace = await makeMember('interviewer', 'Grace Hopper');
  const { roomId = '', inviteUrl = '' } = await ask(grace.cookie, 'POST', '/v1/rooms', {
    language: 'javascript',
    title: 'Backend interview',
    opensAt: Date.now() + HOUR_MS,
    waitingRoom: true,
  });
  const guest = await joinByLink(browser, inviteUrl, 'Ada Lovelace');
  const host = new RoomPage(await pageOf(browser, grace));
  const setting = async (name: string, isOn: boolean) => {
    await host.page.getByRole('button', { name: 'Room settings' }).click();
    const box = host.page.getByRole('checkbox', { name });
    await expect(box).toBeChecked({ checked: !isOn });
    await box.click();
    // It turns when the server says that it is so.
    await expect(box).toBeChecked({ checked: isOn });
    await host.page.keyboard.press('Escape');
  };

  await test.step('a guest who is early waits, and then for the host', async () => {
    await expect(guest.page.getByText('This room opens')).toBeVisible();
    await expect(guest.page.getByText('Grace Hopper can see')).toBeVisible();
    await host.page.goto(`/room/${roomId}`);
    await host.ready();
    await host.page.getByRole('button', { name: 'Room settings' }).click();
    await host.page.getByRole('button', { name: 'Open now' }).click();
    await host.page.keyboard.press('Escape');
    await expect(guest.page.getByText('You have been in the waiting room')).toBeVisible();
    await host.page.getByRole('button', { name: 'Let in Ada Lovelace' }).click();
    await guest.ready();
  });

  await test.step('typing and running are locked and unlocked', async () => {
    await setting('Lock editing for guests', true);
    await guest.ready('Read-only');
    await expect(guest.page.getByText('A host has locked editing')).toBeVisible();
    await setting('Lock editing for guests', false);
    await guest.ready();
    await setting('Lock running for guests', true);
    await expect(guest.page.getByText('A host has locked running')).toBeVisible();
    await setting('Lock running for guests', false);
    await expect(guest.runButton).toBeVisible();
  });

  await test.step('a person is removed, and their link with them', async () => {
    await host.page.getByTestId('people').click();
    await host.page.getByRole('button', { name: 'Remove Ada Lovelace' }).click();
    await host.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(guest.page.getByText('You were taken out of this room').first()).toBeVisible();
    await host.page.keyboard.press('Escape');
    await guest.page.goto(inviteUrl);
    await expect(guest.page.getByRole('heading', { name: 'This room is not open to you' })).toBeVisible();
    await setting('Newcomers wait to be let in', false);
  });

  const second = await joinByLink(browser, await host.inviteLink('Candidate'), 'Alan Turing');
  await second.ready();
  await test.step('it ends, and guests leave', async () => {
    await end(host.page, 'Guests leave');
    await expect(second.page.getByText('It is closed to guests.')).toBeVisible();
    await host.ready('Read-only');
  });

  await test.step('it is reopened, and ends with guests reading on', async () => {
    await host.page.getByRole('button', { name: 'Reopen' }).click();
    await host.ready();
    await second.page.reload();
    await second.ready();
    await end(host.page, 'Guests read on');
    await second.ready('Read-only');
    await expect(second.page.getByText('This room has ended')).toBeVisible();
    await host.page.getByRole('link', { name: 'Replay' }).click();
    await host.page.waitForURL(`**/replay/${roomId}`);
    await expect(host.page.getByRole('region', { name: 'Playback' })).toBeVisible();
  });
});

test('rooms are archived, kept and deleted from the list, and taken back', async ({ browser }) => {
  const grace = await makeMember('interviewer', 'Grace Hopper');
  for (const title of ['First', 'Second', 'Third']) {
    await ask(grace.cookie, 'POST', '/v1/rooms', { language: 'go', title });
  }
  const page = await pageOf(browser, grace);
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  const doTo = async (title: string, action: string) => {
    await row(title)
      .getByRole('button', { name: `More about ${title}` })
      .click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  const undo = async (what: string) => {
    await page.getByRole('dialog', { name: what }).getByRole('button', { name: 'Undo' }).click();
  };
  await page.goto('/rooms');
  await awake(page);

  await test.step('one by one', async () => {
    await doTo('First', 'Archive');
    await expect(row('First')).toHaveCount(0);
    await undo('1 room archived');
    await expect(row('First')).toHaveCount(1);
    await doTo('First', 'Delete');
    await expect(row('First')).toHaveCount(0);
    await undo('1 room deleted');
    await expect(row('First')).toHaveCount(1);
    await doTo('Second', 'Keep');
    await expect(page.getByText('1 room kept')).toBeVisible();
    await page.goto('/rooms?filter=kept');
    await expect(row('Second')).toHaveCount(1);
    await expect(row('First')).toHaveCount(0);
  });

  await test.step('many at once', async () => {
    await page.goto('/rooms');
    await page.getByRole('checkbox', { name: 'Choose all rooms on this page' }).click();
    await page.getByRole('toolbar', { name: 'Chosen rooms' }).getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('3 rooms archived')).toBeVisible();
    await page.goto('/rooms?filter=archived');
    for (const title of ['First', 'Second', 'Third']) await expect(row(title)).toHaveCount(1);
  });
});

async function end(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'End room' }).click();
  const select = page.getByRole('combobox', { name: 'After the end' });
  if ((await select.textContent()) !== choice) {
    await select.click();
    await page.getByRole('option', { name: choice }).click();
  }
  await page.getByRole('button', { name: 'End room' }).click();
}
