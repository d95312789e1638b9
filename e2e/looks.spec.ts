import { expect } from '@playwright/test';
import { hostARoom, joinByLink } from './support/room-page.ts';
import { test } from './support/test.ts';

test('a phone shows code and console as tabs, with nothing cut off', async ({ browser }) => {
  const host = await hostARoom(browser);
  await host.page.setViewportSize({ width: 390, height: 844 });
  await expect(host.page.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
  await host.runButton.click();
  await host.page.getByRole('tab', { name: 'Console' }).click();
  await expect(host.output).toContainText('Hello, Pairpad!');
  await host.page.getByRole('tab', { name: 'Code' }).click();
  await expect(host.editor, 'the editor is the same one, with its undo history').toContainText('greet');
  const overflow = await host.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('panes are resized by the keyboard', async ({ browser }) => {
  const host = await hostARoom(browser);
  const separator = host.page.getByRole('separator', { name: 'Size of code and console' });
  const before = Number(await separator.getAttribute('aria-valuenow'));
  await separator.focus();
  await host.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => Number(await separator.getAttribute('aria-valuenow'))).toBeLessThan(before);
});

test('the theme follows the system until one is chosen, and the choice stays', async ({ browser }) => {
  const host = await hostARoom(browser);
  const { page } = host;
  const scheme = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const light = await ink();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ink()).not.toBe(light);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  expect(await ink()).toBe(light);
  await page.reload();
  expect(await scheme()).toBe('light');
});

test('no page breaks its content policy', async ({ browser }) => {
  const violations: string[] = [];
  const host = await hostARoom(browser);
  const guest = await joinByLink(browser, await host.inviteLink('Candidate'), 'Ada');
  for (const { page } of [host, guest]) {
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
    });
  }
  await guest.ready();
  await guest.typeAtEnd('// selected');
  await guest.page.keyboard.press('Shift+Home');
  await expect(host.caretOf('Ada')).toBeAttached();
  await host.page.keyboard.press('Control+f');
  for (const address of ['/rooms', '/sign-in', '/nowhere', host.page.url()]) {
    await host.page.goto(address);
    await host.page.waitForLoadState('networkidle');
  }
  expect(violations).toEqual([]);
});
