import { chmodSync, copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { processTag } from '../process-tag.server.ts';
import { OUTSIDE_USER } from './box-command.ts';
import { boxesAreAnothers } from './privileges.server.ts';

const READ_AND_EXECUTE = 0o5;
const ENTER = 0o1;

/**
 * A path under which a box can read a file: the file's own, or that of a copy in `cacheDir`. A box of root's
 * belongs to a user who cannot look into, say, /root.
 */
export function readableByBox(file: string, cacheDir: string): string {
  if (!boxesAreAnothers() || isReadable(file)) return file;
  const { size, mtimeMs } = statSync(file);
  const folder = path.join(cacheDir, 'tools');
  const copy = path.join(folder, `${path.basename(file)}-${size}-${Math.trunc(mtimeMs)}`);
  if (isReadable(copy)) return copy;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const draft = `${copy}-${processTag()}`;
  copyFileSync(file, draft);
  chmodSync(draft, 0o555);
  renameSync(draft, copy);
  return copy;
}

function isReadable(file: string): boolean {
  if (!allows(file, READ_AND_EXECUTE)) return false;
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (!allows(folder, ENTER)) return false;
  }
  return true;
}

/** Whether a stranger has these permissions. */
function allows(name: string, wanted: number): boolean {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const shift = found.uid === OUTSIDE_USER ? 6 : 0;
  return ((found.mode >> shift) & wanted) === wanted;
}
