import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isTagAlive, processTag } from '../../process-tag.server.ts';
import { runTool } from '../processes.server.ts';

/** In a folder of archives: which package lies where, as the compiler and the linker read it. */
export const IMPORT_CONFIG = 'importcfg';

const LOOK_MS = 250;
/** Whether a folder holds the finished archives; they appear all at once. */
export function archivesReady(folder: string): boolean {
  return existsSync(path.join(folder, IMPORT_CONFIG));
}

export interface ArchivesPlan {
  /** The `go` that compiles them. */
  readonly go: string;
  readonly folder: string;
  /** Where boxes see the folder. */
  readonly inBox: string;
  /** How far everything else on the machine comes first. */
  readonly niceness: number;
  readonly signal: AbortSignal;
}

/**
 * Compiles Go's standard library. Where another process is at it, waits for that one. Rejects where it fails or is
 * aborted.
 */
export async function buildArchives(plan: ArchivesPlan): Promise<void> {
  while (!archivesReady(plan.folder)) {
    const other = await otherBuilder(plan.folder);
    if (other) await delay(LOOK_MS, undefined, { signal: plan.signal });
    else await buildAlone(plan);
  }
}

async function buildAlone({ go, folder, inBox, niceness, signal }: ArchivesPlan): Promise<void> {
  const building = `${folder}-${processTag()}`;
  const env = {
    GOCACHE: building,
    GOPATH: building,
    HOME: building,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GO111MODULE: 'off',
  };
  const format = '{{with .Export}}packagefile {{$.ImportPath}}={{.}}{{end}}';
  try {
    await mkdir(building, { recursive: true });
    // The box reads them as somebody else, whatever our own umask is.
    const list = ['-c', 'umask 022; exec "$@"', 'sh', go, 'list', '-export', '-f', format, 'std'];
    const listed = await runTool('/bin/sh', list, { niceness, env, signal });
    if (listed.code !== 0) throw new Error(listed.stderr.trim());
    await writeFile(path.join(building, IMPORT_CONFIG), listed.stdout.replaceAll(`=${building}/`, `=${inBox}/`));
    await chmod(path.join(building, IMPORT_CONFIG), 0o644);
    await chmod(building, 0o755);
    await rename(building, folder).catch((error: unknown) => {
      // Two that began at the same moment both come to here, and the archives of the first serve both.
      if (!archivesReady(folder)) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Whether a live process is building; what dead ones left is removed. */
async function otherBuilder(folder: string): Promise<boolean> {
  const prefix = `${path.basename(folder)}-`;
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true, mode: 0o755 });
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    if (isTagAlive(name.slice(prefix.length))) return true;
    // What a killed server started may still write into it: then it is in nobody's way, and goes the next time.
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
  return false;
}
