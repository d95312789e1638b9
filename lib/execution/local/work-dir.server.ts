import { closeSync, mkdirSync, openSync, readdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { isTagAlive, processTag } from '../process-tag.server.ts';

/** A folder of one runner alone, for what is on its way into a box; names in it live for moments. */
export interface WorkDir {
  readonly path: string;
  /** An open descriptor of a file with these bytes and no name; whoever gets it may only read it. */
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
  let count = 0;
  return {
    path: own,
    sealed: (content) => {
      const name = path.join(own, `sealed-${++count}`);
      // Readable by all, because `open('/dev/stdin')` in the box opens it again as another user.
      const writer = openSync(name, 'wx', 0o444);
      try {
        writeAll(writer, Buffer.from(content));
        return openSync(name, 'r');
      } finally {
        closeSync(writer);
        unlinkSync(name);
      }
    },
    close: () => rmSync(own, { recursive: true, force: true }),
  };
}

/** The tag in a name of the form `<tag>-<number>`, as work folders and cgroups are named. */
export function ownerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}
