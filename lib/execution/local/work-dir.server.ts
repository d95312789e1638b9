import { closeSync, mkdirSync, openSync, readdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { isTagAlive, processTag } from '../process-tag.server.ts';

/** A folder of one runner alone, for what is on its way into a box; names in it live for moments. */
export interface WorkDir {
  readonly path: string;
  /**
   * An open descriptor of a file with these bytes and no name; whoever gets it may only read it. It is made once for all
   * who ask with the same value: a disk that hangs must not hold up the timers of programs that run.
   */
  sealed(content: string | Uint8Array): number;
  close(): void;
}

let opened = 0;

/** Makes a folder below `parent` and removes those that dead processes left there. */
export function openWorkDir(parent: string): WorkDir {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(parent)) {
    if (!isTagAlive(ownerOf(name))) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const own = path.join(parent, `${processTag()}-${++opened}`);
  mkdirSync(own, { mode: 0o700 });
  const made = new Map<string | Uint8Array, number>();
  const make = (content: string | Uint8Array) => {
    const name = path.join(own, `sealed-${made.size + 1}`);
    const writer = openSync(name, 'wx', 0o444);
    try {
      writeAll(writer, Buffer.from(content));
      return openSync(name, 'r');
    } finally {
      closeSync(writer);
      unlinkSync(name);
    }
  };
  return {
    path: own,
    sealed: (content) => {
      const fd = made.get(content) ?? make(content);
      made.set(content, fd);
      // Opened anew for each, because each reads it from its start.
      return openSync(`/proc/self/fd/${fd}`, 'r');
    },
    close: () => {
      for (const fd of made.values()) closeSync(fd);
      made.clear();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** The tag in a name of the form `<tag>-<number>`, as work folders and cgroups are named. */
export function ownerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}
