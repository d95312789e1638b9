import { ensureBuild } from '../../scripts/build.ts';
import { waitFor } from './wait-for.ts';

/** What the pages lead `/ws` to where a test run builds them: each stack of the tests has a sync address of its own. */
export const BUILT_FOR = 3001;
const BUILD_TIMEOUT_MS = 280_000;

/**
 * Has the pages built, for the tests that start the web app. A whole run built them beforehand; where two files run by
 * themselves and find them stale, one builds and the other waits.
 */
export async function buildPages(): Promise<void> {
  const tryToBuild = async () => {
    await ensureBuild(process.env, BUILT_FOR, () => {});
    return true;
  };
  await waitFor(tryToBuild, { timeoutMs: BUILD_TIMEOUT_MS, what: 'the pages are built' });
}
