import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './environment.ts';

const STATIC = '.next/static';
const ENTRY = 'app/_offline/worker/main.ts';
const OUTPUT = '.next/service-worker.js';

/** Writes the service worker beside the pages that were just built, with the list of the files it keeps for them. */
export async function writeServiceWorker(): Promise<void> {
  const names = await readdir(path.join(ROOT, STATIC), { recursive: true, withFileTypes: true });
  const assets = names
    .filter((file) => file.isFile() && !file.name.endsWith('.map'))
    .map((file) => path.relative(path.join(ROOT, STATIC), path.join(file.parentPath, file.name)))
    .map((file) => `/_next/static/${file.split(path.sep).map(encodeURIComponent).join('/')}`)
    .sort();
  const version = createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 16);
  await build({
    entryPoints: [path.join(ROOT, ENTRY)],
    outfile: path.join(ROOT, OUTPUT),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { BUILD: JSON.stringify({ version, assets }) },
    logLevel: 'silent',
  });
}
