import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** Takes the pictures of docs/screenshots, and with `-- --project phone-dark` others to look at. No tests. */
export default defineConfig({
  ...tests,
  testMatch: 'pictures/*.pictures.ts',
  outputDir: 'test-results/pictures-failed',
  timeout: 300_000,
  projects: [
    { name: 'light', use: { viewport: WIDE, colorScheme: 'light' } },
    { name: 'dark', use: { viewport: WIDE, colorScheme: 'dark' } },
    { name: 'phone', use: { viewport: PHONE, colorScheme: 'light' } },
    { name: 'phone-dark', use: { viewport: PHONE, colorScheme: 'dark' } },
  ],
});
