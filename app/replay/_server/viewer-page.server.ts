import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { singleton } from '#lib/kernel/singleton.server.ts';
import type { ViewerData } from '../_viewer/viewer-data.ts';

/** The page is about a megabyte. */
const MAX_PAGE_BYTES = 16_777_216;
const SLOT = '<!--session-->';

const run = promisify(execFile);

/**
 * The viewer page with a session in it. It is built in a process of its own, since building takes seconds of
 * processor time, and once: the page is the same for every session but for the data.
 */
export async function viewerPage(data: ViewerData): Promise<string> {
  const pages = singleton('viewerPage', () => new Map<'page', Promise<string>>());
  const page = pages.get('page') ?? build();
  pages.set('page', page);
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  try {
    return (await page).replace(SLOT, () => json);
  } catch (error) {
    pages.delete('page');
    throw error;
  }
}

async function build(): Promise<string> {
  const script = path.join(process.cwd(), 'scripts', 'build-viewer.ts');
  const { stdout } = await run(process.execPath, [script], { maxBuffer: MAX_PAGE_BYTES });
  return stdout;
}
