import { defineConfig } from 'vitest/config';
import { ProcessesFirst } from './tests/support/processes-first.ts';

export default defineConfig({
  test: {
    include: ['{app,bench,collab-server,lib,scripts,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts', 'tests/support/prepared-go.ts'],
    // Suites start real servers; a busy two-core machine needs the time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: ProcessesFirst },
    // A test that fails is a fault to find, never to repeat until it passes.
    retry: 0,
  },
});
