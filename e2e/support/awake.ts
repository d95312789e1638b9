import { expect, type Page } from '@playwright/test';

/**
 * Waits until a page of the workspace listens: what is clicked, pressed or chosen sooner is lost. Fields, and buttons of
 * ours, wait by themselves; tabs, menus and keys do not.
 */
export async function awake(page: Page): Promise<void> {
  // The button's keys are those of this machine, which the server cannot know.
  await expect(page.getByRole('button', { name: /^Commands.*K$/ })).toBeVisible();
}
