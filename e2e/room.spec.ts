import { expect } from '@playwright/test';
import { hostARoom, joinAs, joinByLink, newPerson, RoomPage } from './support/room-page.ts';
import { test } from './support/test.ts';

test('two people make, join and edit a room together', async ({ browser }) => {
  const host = new RoomPage(await newPerson(browser));
  await test.step('an account and a room are made with the forms', async () => {
    await host.page.goto('/sign-up');
    await host.page.getByLabel('Name').fill('Grace Hopper');
    await host.page.getByLabel('E-mail').fill(`grace-${Date.now()}@example.com`);
    await host.page.getByLabel('Password').fill('correct horse battery');
    await host.page.getByRole('button', { name: 'Create account' }).click();
    await host.page.waitForURL('**/rooms');
    await host.page.getByRole('textbox', { name: 'Title' }).fill('Backend interview');
    await host.page.getByRole('button', { name: 'Create room' }).click();
    await host.ready();
  });
  await expect(host.page.getByRole('heading', { name: 'Backend interview' })).toBeVisible();

  const link = await host.inviteLink('Candidate');
  const guest = await joinByLink(browser, link, 'Ada Lovelace');
  await guest.ready();
  await expect(guest.page, 'the invite does not stay in the address').not.toHaveURL(/#/);
  await expect(host.page.getByTestId('people')).toHaveAccessibleName(/Ada Lovelace/);

  await test.step('both type at the same time, and both texts arrive whole', async () => {
    await host.replaceCode('// first\n\n// last\n');
    await expect(guest.editor).toContainText('// last');
    await host.editor.getByText('// first').click();
    await host.page.keyboard.press('End');
    await guest.editor.getByText('// last').click();
    await guest.page.keyboard.press('End');
    await Promise.all([
      host.page.keyboard.type(' from the host', { delay: 20 }),
      guest.page.keyboard.type(' from the guest', { delay: 20 }),
    ]);
    for (const person of [host, guest]) {
      await expect(person.editor).toContainText('// first from the host');
      await expect(person.editor).toContainText('// last from the guest');
    }
  });

  await test.step('each sees where the other is, by name', async () => {
    await expect(host.caretOf('Ada Lovelace')).toBeAttached();
    await expect(guest.caretOf('Grace Hopper')).toBeAttached();
  });

  await test.step('undo takes back only what one typed oneself', async () => {
    await host.page.keyboard.press('Control+z');
    await expect(host.editor).not.toContainText('from the host');
    await expect(guest.editor).not.toContainText('from the host');
    await expect(guest.editor).toContainText('// last from the guest');
  });

  await test.step('[DUR1] what is shown as saved is there after a reload, and the guest is still in', async () => {
    await guest.typeAtEnd('// kept');
    await expect(guest.connection).toHaveText('Saved');
    await guest.page.reload();
    await guest.ready();
    await expect(guest.editor).toContainText('// kept');
  });

  await test.step('the host ends the room for everybody', async () => {
    await host.page.getByRole('button', { name: 'End room' }).click();
    await host.page.getByRole('button', { name: 'End room' }).click();
    await guest.ready('Read-only');
    await expect(guest.page.getByText('This room has ended')).toBeVisible();
    await expect(guest.editor).toHaveAttribute('aria-readonly', 'true');
  });
});

test('[ACC3] a viewer sees the code and changes nothing', async ({ browser }) => {
  const host = await hostARoom(browser);
  const viewer = await joinByLink(browser, await host.inviteLink('Viewer'), 'Vera');
  await viewer.ready('Read-only');
  await expect(viewer.editor).toContainText('greet');
  await viewer.editor.click();
  await viewer.page.keyboard.type('not allowed');
  await viewer.page.keyboard.press('Control+Enter');
  await host.typeAtEnd('// allowed');
  await expect(viewer.editor).toContainText('// allowed');
  await expect(viewer.editor).not.toContainText('not allowed');
  await expect(host.editor).not.toContainText('not allowed');
  await expect(viewer.runButton).toHaveCount(0);
  await expect(host.runLine).toHaveCount(0);
});

test('two guests work in a room with no host inside', async ({ browser }) => {
  const host = await hostARoom(browser);
  const link = host.candidateLink;
  await host.page.context().close();
  const one = await joinAs(browser, link, 'Ada');
  await one.ready();
  const two = await joinAs(browser, link, 'Bo');
  await two.ready();
  await one.typeAtEnd('// from Ada');
  await expect(two.editor).toContainText('// from Ada');
  await two.runButton.click();
  await expect(one.output).toContainText('Hello, Pairpad!');
});

test('a room opens to nobody without its invite, whether it is there or not', async ({ browser, page }) => {
  const host = await hostARoom(browser);
  const words: (string | null)[] = [];
  for (const address of [host.page.url(), '/room/never2made3room4x', `${host.page.url()}#wr0ng`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'This room is not open to you' })).toBeVisible();
    words.push(await page.getByRole('main').textContent());
  }
  expect(new Set(words).size).toBe(1);
});

test('the keyboard gets into the editor and out of it', async ({ browser }) => {
  const host = await hostARoom(browser);
  await host.editor.click();
  await expect(host.editor).toHaveAccessibleDescription('Tab indents. Escape, then Tab leaves the editor.');
  await host.page.keyboard.press('Tab');
  await expect(host.editor).toBeFocused();
  await host.page.keyboard.press('Escape');
  await host.page.keyboard.press('Tab');
  await expect(host.editor).not.toBeFocused();
});

test('line breaks of other systems are brought to one kind on paste (y-codemirror.next#35)', async ({ browser }) => {
  const host = await hostARoom(browser);
  const guest = await joinAs(browser, host.candidateLink, 'Ada');
  await guest.ready();
  await guest.editor.click();
  await guest.page.keyboard.press('Control+A');
  await guest.editor.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'one\r\ntwo\rthree\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await guest.typeAtEnd('four');
  await expect(host.editor.locator('.cm-line')).toHaveText(['one', 'two', 'three', 'four']);
});
