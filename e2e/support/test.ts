import { test as base } from '@playwright/test';

/** Playwright's test, after which every browser that it opened for somebody is closed: pages left open slow the next one. */
export const test = base.extend<{ peopleLeave: undefined }>({
  peopleLeave: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
