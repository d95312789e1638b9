import { expect, type Page } from '@playwright/test';

/** A replay's page as a reviewer uses it. */
export class ReplayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get code() {
    return this.page.getByRole('textbox', { name: /^Code at this moment/ });
  }

  get clock() {
    return this.page.getByTestId('clock');
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await expect(this.code).toBeVisible();
    // The keys belong to the page once it listens.
    await expect(this.page.locator('[data-moment]')).toBeAttached();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }
}
