import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, readVariables, type Variables } from './environment.ts';
import { fingerprint, isStamped } from './fingerprint.ts';
import { packageBin, runNode } from './run.ts';
import { exitWith, StartError } from './terminal.ts';

const STAMP = 'lib/db/generated/.stamp';

/** Writes the Prisma client when the schema or Prisma itself has changed since it was last written. */
export async function ensurePrismaClient(variables: Variables): Promise<void> {
  const wanted = await fingerprint(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  if (await isStamped(STAMP, wanted)) return;
  const { code, output } = await runNode([packageBin('prisma/build/index.js'), 'generate'], {
    ...variables,
    // Generating needs no schema engine, but looks for one and would download it.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    CHECKPOINT_DISABLE: '1',
  });
  if (code !== 0) throw new StartError(`The Prisma client could not be generated:\n${output.trim()}`);
  await writeFile(path.join(ROOT, STAMP), wanted);
}

if (import.meta.main) ensurePrismaClient(readVariables()).catch(exitWith);
