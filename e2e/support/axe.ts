import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with what axe objects to on a page as it is, and where. */
export async function expectNoViolations(page: Page, where = page.url()): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }), where);
}

/** The same for both themes; of the second only what a theme can change. The page is left in the dark one. */
export async function expectNoViolationsInEitherTheme(page: Page, where = page.url()): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoViolations(page, `${where}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothing(
    page,
    new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']),
    `${where}, dark`,
  );
}

/** The same while a menu is open: it lies above the page, and in no part of it. */
export async function expectNoViolationsInMenu(page: Page, where: string): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }).disableRules(['region']), where);
}

async function expectNothing(page: Page, axe: AxeBuilder, where: string): Promise<void> {
  // What fades in has no contrast yet.
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  // Focus never rests on the guards beside what is open: they hand it on. Legacy mode leaves out frames of other
  // origins, which no page has, and the blank page that axe would open for each look to join their findings.
  const { violations } = await axe.exclude('[data-base-ui-focus-guard]').setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, where).toEqual([]);
}
