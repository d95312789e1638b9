import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { OAuth2Server } from 'oauth2-mock-server';
import { DATA_DIR_MODE } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { startStack } from '../../scripts/stack.ts';
import { say } from '../../scripts/terminal.ts';
import { CACHE_DIR } from '../../tests/support/sandbox-cache.ts';
import { execute } from '../../tests/support/template-database.ts';

/** Starts what `npm start` starts, on free ports and with a database of its own, for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-e2e-'));
  await chmod(dataDir, DATA_DIR_MODE);
  const [port, collabPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://localhost:${port}`;
  const provider = await startIdentityProvider();
  const { DATABASE_URL: _, ...variables } = process.env;
  const stack = await startStack({
    mode: 'production',
    variables: {
      ...variables,
      DATA_DIR: dataDir,
      SANDBOX_CACHE_DIR: CACHE_DIR,
      PORT: String(port),
      PUBLIC_URL: url,
      COLLAB_PORT: String(collabPort),
      // The rewrite of /ws leads to the port the pages were built for.
      COLLAB_PUBLIC_URL: `ws://localhost:${collabPort}/ws`,
      SIGN_UP: 'open',
      WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true',
      OIDC_DISCOVERY_URL: `${provider.issuer.url}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: 'pairpad',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_NAME: 'Example SSO',
    },
    say,
    signal: new AbortController().signal,
    onFailure: (error) => process.stderr.write(`${error.message}\n`),
  });
  await letTheDiskBeLate(stack.databaseUrl);
  process.env['PAIRPAD_E2E_URL'] = stack.url;
  process.env['PAIRPAD_E2E_DATABASE_URL'] = stack.databaseUrl;
  /** `running.json` in it names the processes, for the tests that kill one. */
  process.env['PAIRPAD_E2E_DATA_DIR'] = dataDir;
  return async () => {
    await stack.stop();
    await provider.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** What these tests write may be lost with the machine: no page has to wait for a disk that stands still. */
async function letTheDiskBeLate(databaseUrl: string): Promise<void> {
  await execute(databaseUrl, 'alter system set fsync = off');
  await execute(databaseUrl, 'select pg_reload_conf()');
}

/** Stands in for a company's own sign-in: whoever comes is the same person, without being asked. */
async function startIdentityProvider(): Promise<OAuth2Server> {
  const provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    const person = { sub: 'margaret', email: 'margaret@example.org', email_verified: true, name: 'Margaret Hamilton' };
    Object.assign(payload, person, { aud: 'pairpad' });
  });
  return provider;
}
