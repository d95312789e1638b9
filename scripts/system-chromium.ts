import { existsSync } from 'node:fs';

// The first draws no window that nobody sees, and takes a fifth less of the processors.
const PROGRAMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** What Playwright is told to start: this machine's Chromium where there is one, and otherwise nothing, which is its own. */
export function systemChromium(): { readonly executablePath?: string } {
  const executablePath = PROGRAMS.find((program) => existsSync(program));
  return executablePath === undefined ? {} : { executablePath };
}
