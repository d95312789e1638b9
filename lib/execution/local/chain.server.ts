import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { type Bind, boxCommand, DROP_PRIVILEGES } from './box-command.ts';
import type { Cage, CageMaker } from './cage.ts';
import type { PipeStock } from './fifos.server.ts';
import { boxesAreAnothers } from './privileges.server.ts';
import { bareEnv, SYSTEM_PATH } from './processes.server.ts';
import { WIRE_FD } from './starter.ts';
import type { WorkDir } from './work-dir.server.ts';

/** What boxes on this machine are made with. */
export interface BoxKit {
  readonly workDir: WorkDir;
  readonly pipes: PipeStock;
  readonly cages: CageMaker;
  readonly seccomp: Uint8Array;
  /** Toolchains that no distribution installs below /usr. Every box has them all, so that any box serves any language. */
  readonly binds: readonly Bind[];
  /** Folders in which the chain's own tools are looked for. */
  readonly toolPath?: string;
}

/** The chain of programs around one box, started. */
export interface Chain {
  readonly child: ChildProcess;
  /** What bwrap says about the box, a JSON object a line. */
  readonly status: Readable;
  /** To the starter in the box, and back. */
  readonly wire: Socket;
}

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nsandbox:x:10001:10001:sandbox:/tmp:/bin/sh\n';
const GROUP = 'root:x:0:\nsandbox:x:10001:\n';

// A shell that cannot join its cage must not go on. "0" means whoever writes it.
const JOIN_CAGE = 'while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift; exec "$@"';

/**
 * Starts the chain: a shell joins the cage, root's privileges are dropped, bwrap makes the box, prlimit bounds what no
 * cgroup does, and the starter waits for its orders. Each step replaces the one before, so the child is all of them.
 */
export function startChain(kit: BoxKit, cage: Cage, out: { stdout: number; stderr: number }): Chain {
  const ours: number[] = [];
  const sealed = (content: string | Uint8Array) => {
    const fd = kit.workDir.sealed(content);
    ours.push(fd);
    return fd;
  };
  try {
    const stdio: (number | 'pipe' | 'ignore')[] = ['ignore', out.stdout, out.stderr];
    stdio[WIRE_FD] = 'pipe';
    // The child finds each descriptor under its place in this list.
    const give = (fd: number | 'pipe') => stdio.push(fd) - 1;
    const statusFd = give('pipe');
    const command = boxCommand({
      binds: kit.binds,
      files: [
        { path: '/etc/passwd', fd: give(sealed(PASSWD)), perms: '0444' },
        { path: '/etc/group', fd: give(sealed(GROUP)), perms: '0444' },
      ],
      emptyFd: give(sealed('')),
      seccompFd: give(sealed(kit.seccomp)),
      statusFd,
    });
    const drop = boxesAreAnothers() ? DROP_PRIVILEGES : [];
    const child = spawn('/bin/sh', ['-c', JOIN_CAGE, 'sh', ...cage.joinFiles, '--', ...drop, ...command], {
      stdio,
      // bwrap's own environment can be read in the box, at /proc/1/environ: it tells neither secrets nor folders.
      cwd: '/',
      env: bareEnv({ PATH: kit.toolPath ?? SYSTEM_PATH }),
      detached: true,
    });
    return { child, status: child.stdio[statusFd] as Readable, wire: child.stdio[WIRE_FD] as Socket };
  } finally {
    for (const fd of ours) closeSync(fd);
  }
}
