import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { hostARoom, joinByLink } from './support/room-page.ts';
import { test } from './support/test.ts';

/** What axe finds wrong on a page, once it stands still. */
async function violations(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('the doors and the room have nothing that axe objects to, in light and dark', async ({ browser }) => {
  const host = await hostARoom(browser);
  const link = await host.inviteLink('Candidate');
  const guest = await joinByLink(browser, link, 'Ada');
  await guest.ready();
  await guest.typeAtEnd('// a comment\n');
  await expect(host.caretOf('Ada')).toBeAttached();
  for (const colorScheme of ['light', 'dark'] as const) {
    await host.page.emulateMedia({ colorScheme });
    expect(await violations(host.page)).toEqual([]);
  }
  const stranger = await (await browser.newContext()).newPage();
  for (const address of ['/sign-in', '/sign-up', link]) {
    await stranger.goto(address);
    expect(await violations(stranger), address).toEqual([]);
  }
});

test('the pages of a workspace have nothing that axe objects to', async ({ browser }) => {
  const { page } = await hostARoom(browser);
  for (const address of ['/rooms', '/questions', '/settings', '/docs/api']) {
    await page.goto(address);
    expect(await violations(page), address).toEqual([]);
  }
});
