import { expect } from '@playwright/test';
import { awake } from './support/awake.ts';
import { hostARoom, joinAs } from './support/room-page.ts';
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
  await expect(separator).toHaveAttribute('aria-valuenow', /\d/);
  const before = Number(await separator.getAttribute('aria-valuenow'));
  await separator.focus();
  await host.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => Number(await separator.getAttribute('aria-valuenow'))).toBeLessThan(before);
});

test('the theme follows the system until one is chosen, and the choice stays', async ({ browser }) => {
  const host = await hostARoom(browser);
  const { page } = host;
  const body = page.locator('body');
  const light = await body.evaluate((element) => getComputedStyle(element).color);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(body).not.toHaveCSS('color', light);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await expect(body).toHaveCSS('color', light);
  await page.reload();
  await expect(body).toHaveCSS('color-scheme', 'light');
});

test.describe(() => {
  test.use({ serviceWorkers: 'allow' });

  test('no page breaks its content policy', async ({ browser }) => {
    const violations: string[] = [];
    const host = await hostARoom(browser);
    const guest = await joinAs(browser, host.candidateLink, 'Ada');
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
    await host.page.reload();
    await host.ready();
    await host.page.goto('/rooms');
    await awake(host.page);
    // The signed-in are led on from there.
    await host.page.context().clearCookies();
    await host.page.goto('/sign-in');
    await expect(host.page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await host.page.goto('/nowhere');
    await expect(host.page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
    expect(violations).toEqual([]);
  });
});
