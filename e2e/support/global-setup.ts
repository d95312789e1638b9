import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DATA_DIR_MODE } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { startStack } from '../../scripts/stack.ts';
import { say } from '../../scripts/terminal.ts';

/** Starts what `npm start` starts, on free ports and with a database of its own, for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-e2e-'));
  await chmod(dataDir, DATA_DIR_MODE);
  const [port, collabPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _, ...variables } = process.env;
  const stack = await startStack({
    mode: 'production',
    variables: {
      ...variables,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: url,
      COLLAB_PORT: String(collabPort),
      // The rewrite of /ws leads to the port the pages were built for.
      COLLAB_PUBLIC_URL: `ws://localhost:${collabPort}/ws`,
      SIGN_UP: 'open',
    },
    say,
    signal: new AbortController().signal,
    onFailure: (error) => process.stderr.write(`${error.message}\n`),
  });
  process.env['PAIRPAD_E2E_URL'] = stack.url;
  process.env['PAIRPAD_E2E_DATABASE_URL'] = stack.databaseUrl;
  /** `running.json` in it names the processes, for the tests that kill one. */
  process.env['PAIRPAD_E2E_DATA_DIR'] = dataDir;
  return async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
