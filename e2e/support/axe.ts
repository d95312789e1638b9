import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with what axe objects to on a page as it is, and where. */
export async function expectNoViolations(page: Page, where = page.url()): Promise<void> {
  await expectNothing(page, await axeIn(page), where);
}

/** The same for both themes; of the second only what a theme can change. The page is left in the dark one. */
export async function expectNoViolationsInEitherTheme(page: Page, where = page.url()): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoViolations(page, `${where}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  const axe = await axeIn(page);
  await expectNothing(page, axe.withRules(['color-contrast', 'link-in-text-block']), `${where}, dark`);
}

/** The same while a menu is open: it lies above the page, and in no part of it. */
export async function expectNoViolationsInMenu(page: Page, where: string): Promise<void> {
  const axe = await axeIn(page);
  await expectNothing(page, axe.disableRules(['region']), where);
}

/** Axe for a page; where an earlier look has left its half a megabyte of script there, it is not sent again. */
async function axeIn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window);
  return new AxeBuilder({ page, ...(isThere ? { axeSource: '"there"' } : {}) });
}

async function expectNothing(page: Page, axe: AxeBuilder, where: string): Promise<void> {
  // What fades in has no contrast yet. The name beside a caret only waits, for seconds, to be gone at once.
  await page.evaluate(async () => {
    const isName = (effect: AnimationEffect | null) =>
      effect instanceof KeyframeEffect && effect.target?.matches('.cm-remote-flag') === true;
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY && !isName(effect));
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  // Focus never rests on the guards beside what is open: they hand it on. Legacy mode leaves out frames of other
  // origins, which no page has, and the blank page that axe would open for each look to join their findings.
  const { violations } = await axe.exclude('[data-base-ui-focus-guard]').setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, where).toEqual([]);
}
