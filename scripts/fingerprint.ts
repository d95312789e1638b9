import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './environment.ts';

const IGNORED = /(^|\/)(node_modules|generated|\.next)(\/|$)|\.test\.tsx?$/;

async function filesBelow(entry: string): Promise<string[]> {
  const kind = await stat(path.join(ROOT, entry)).catch(() => null);
  if (kind === null) return [];
  if (!kind.isDirectory()) return [entry];
  const names = await readdir(path.join(ROOT, entry), { recursive: true, withFileTypes: true });
  return names
    .filter((file) => file.isFile())
    .map((file) => path.relative(ROOT, path.join(file.parentPath, file.name)))
    .filter((file) => !IGNORED.test(file));
}

/** A hash over the content of files and folders of the project; what is not there counts, too. */
export async function fingerprint(entries: readonly string[]): Promise<string> {
  const files = (await Promise.all(entries.map(filesBelow))).flat().sort();
  const hash = createHash('sha256');
  const contents = await Promise.all(files.map((file) => readFile(path.join(ROOT, file))));
  for (const [index, content] of contents.entries())
    hash.update(`${files[index]}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** Whether a stamp that `fingerprint` values are kept in says this one. */
export async function isStamped(stampFile: string, value: string): Promise<boolean> {
  return (await readFile(path.join(ROOT, stampFile), 'utf8').catch(() => '')) === value;
}
