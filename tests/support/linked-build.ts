import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { BUILT_FOR, buildPages } from './built-pages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MANIFEST = 'routes-manifest.json';

/** The project with its last build, whose pages lead `/ws` to another port: a folder of links but for that one line. */
export async function linkBuild(collabPort: number): Promise<string> {
  await buildPages();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-build-'));
  const link = async (from: string, to: string, except: string) => {
    const names = (await readdir(from)).filter((name) => name !== except);
    await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name))));
  };
  const [built, linked] = [path.join(ROOT, '.next'), path.join(folder, '.next')];
  await mkdir(linked);
  await Promise.all([link(ROOT, folder, '.next'), link(built, linked, MANIFEST)]);
  const manifest = await readFile(path.join(built, MANIFEST), 'utf8');
  const target = `http://127.0.0.1:${BUILT_FOR}/ws`;
  if (!manifest.includes(target)) throw new Error(`the build does not lead /ws to ${target}`);
  await writeFile(path.join(linked, MANIFEST), manifest.replaceAll(target, `http://127.0.0.1:${collabPort}/ws`));
  return folder;
}
