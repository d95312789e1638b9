import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isTagAlive, processTag } from '../process-tag.server.ts';
import { killProcess } from './processes.server.ts';
import { ownerOf } from './work-dir.server.ts';

/** The folder in which this project's cgroups lie, below a hierarchy's root or our own cgroup. */
export const CGROUPS = 'pairpad';

// A cgroup can be removed a moment after its last process is gone, not at once.
const REMOVE_TRIES = 1_000;
const REMOVE_PAUSE_MS = 1;

let made = 0;

/** A name for a cgroup that tells which process it belongs to. */
export function cgroupName(): string {
  return `${processTag()}-${++made}`;
}

/** One cgroup of one hierarchy, as the folder the kernel shows. */
export class CgroupFolder {
  readonly path: string;

  constructor(parent: string, name: string) {
    this.path = path.join(parent, name);
    mkdirSync(this.path);
  }

  get joinFile(): string {
    return path.join(this.path, 'cgroup.procs');
  }

  write(file: string, value: number | string): void {
    writeFileSync(path.join(this.path, file), String(value));
  }

  /** Undefined where the kernel does not have the file. */
  read(file: string): string | undefined {
    try {
      return readFileSync(path.join(this.path, file), 'utf8').trim();
    } catch {
      return undefined;
    }
  }

  /** A named number out of a file of `name number` lines. */
  readCount(file: string, name: string): number {
    const line = this.read(file)
      ?.split('\n')
      .find((text) => text.startsWith(`${name} `));
    return line === undefined ? 0 : Number(line.slice(name.length + 1));
  }

  kill(): void {
    killAll(this.path);
  }

  remove(): Promise<void> {
    return removeCgroup(this.path);
  }
}

/** Kills and removes the cgroups that dead servers left below `parent`. */
export async function sweepCgroups(parent: string): Promise<void> {
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (entry.isDirectory() && !isTagAlive(ownerOf(entry.name))) await removeCgroup(path.join(parent, entry.name));
  }
}

function killAll(folder: string): void {
  try {
    for (const pid of readFileSync(path.join(folder, 'cgroup.procs'), 'utf8').split('\n')) {
      if (pid !== '') killProcess(Number(pid));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function removeCgroup(folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return;
      if (code !== 'EBUSY' || tries === REMOVE_TRIES) throw error;
    }
    killAll(folder);
    await delay(REMOVE_PAUSE_MS);
  }
}
