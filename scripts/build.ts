import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, readVariables, type Variables } from './environment.ts';
import { fingerprint, isStamped } from './fingerprint.ts';
import { ensurePrismaClient } from './generate.ts';
import { packageBin, runNode } from './run.ts';
import { writeServiceWorker } from './service-worker.ts';
import { exitWith, type Say, StartError, say, seconds } from './terminal.ts';

const STAMP = '.next/pairpad-build';
const TAIL_LINES = 30;

/** Everything that the built pages depend on. */
const INPUTS = [
  'app',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'scripts/service-worker.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Builds the web app unless the last build is of the same sources, and for the same sync port where that matters. */
export async function ensureBuild(
  variables: Variables,
  collabPort: number,
  say: Say,
  signal?: AbortSignal,
): Promise<void> {
  // The rewrite of /ws is fixed by the build; with an address of its own for the sync process nothing goes through it.
  const rewriteTarget = variables['COLLAB_PUBLIC_URL'] ? 3001 : collabPort;
  const wanted = `${rewriteTarget} ${await fingerprint(INPUTS)}`;
  if (await isStamped(STAMP, wanted)) {
    say('Pages', 'built before, up to date');
    return;
  }
  say('Pages', 'building; this takes a minute or two…');
  // A build that is broken off leaves neither the old pages nor the new ones.
  await rm(path.join(ROOT, STAMP), { force: true });
  const started = performance.now();
  const env = {
    ...variables,
    NODE_ENV: 'production',
    COLLAB_PORT: String(rewriteTarget),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const { code, output } = await runNode([packageBin('next/dist/bin/next'), 'build'], env, { signal });
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-TAIL_LINES).join('\n');
    throw new StartError(`The pages could not be built:\n${tail}`);
  }
  await writeServiceWorker();
  await writeFile(path.join(ROOT, STAMP), wanted);
  say('Pages', `built in ${seconds(started)}`);
}

if (import.meta.main) {
  const variables = readVariables();
  const collabPort = Number(variables['COLLAB_PORT'] || 3001);
  ensurePrismaClient(variables)
    .then(() => ensureBuild(variables, collabPort, say))
    .catch(exitWith);
}
