import { defineConfig } from '@playwright/test';
import { systemChromium } from './scripts/system-chromium.ts';

/** What Debian's Chromium needs to run as root and without asking the network for anything. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/end-to-end',
  globalSetup: './e2e/support/global-setup.ts',
  forbidOnly: true,
  // A flaky test is a failing one.
  retries: 0,
  // The servers, the sandbox's compilers and two browsers share the machine's cores.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env['PAIRPAD_E2E_URL'],
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // Recording traces slows every test down; `--trace on` gives one where it is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Each new browser would fetch every file of the app for it, beside the page that is looked at.
    serviceWorkers: 'block',
    launchOptions: { args: FLAGS, ...systemChromium() },
  },
});
