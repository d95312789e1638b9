import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BYTES_PER_MB, type CageLimits, type CageMaker } from './cage.ts';
import { CGROUPS, CgroupFolder, cgroupName, sweepCgroups } from './cgroup-folder.server.ts';

const CPU_PERIOD_US = 100_000;
const CONTROLLERS = ['memory', 'pids', 'cpu'] as const;
/** Where the processes of our own cgroup go: one with processes in it may not have children with limits. */
const SERVER = 'server';

/** Cages made of version 2 cgroups below `home`, a cgroup that is ours to divide; throws where it is not. */
export async function cgroupV2Cages(home: string): Promise<CageMaker> {
  const parent = path.join(home, CGROUPS);
  mkdirSync(parent, { recursive: true });
  handDown(home);
  handDown(parent);
  await sweepCgroups(parent);
  return {
    tier: 'cgroup v2',
    description: 'Memory is bounded by the kernel (cgroup v2).',
    make: (first) => {
      const folder = new CgroupFolder(parent, cgroupName());
      const resize = ({ memoryMb, processes, cpus }: CageLimits) => {
        folder.write('memory.max', memoryMb * BYTES_PER_MB);
        folder.write('pids.max', processes);
        folder.write('cpu.max', `${CPU_PERIOD_US * cpus} ${CPU_PERIOD_US}`);
      };
      resize(first);
      if (folder.read('memory.swap.max') !== undefined) folder.write('memory.swap.max', 0);
      folder.write('memory.oom.group', 1);
      return {
        joinFiles: [folder.joinFile],
        resize,
        // memory.oom.group ends the whole box.
        watch: () => {},
        ranOutOfMemory: () => folder.readCount('memory.events', 'oom_kill') > 0,
        peakMemoryMb: () => {
          // memory.peak came with Linux 5.19.
          const peak = folder.read('memory.peak');
          return peak === undefined ? null : Number(peak) / BYTES_PER_MB;
        },
        kill: () => folder.kill(),
        close: () => folder.remove(),
      };
    },
  };
}

/** Lets the children of a cgroup have limits of their own. */
function handDown(cgroup: string): void {
  const control = path.join(cgroup, 'cgroup.subtree_control');
  const inForce = readFileSync(control, 'utf8').split(/\s+/);
  const wanted = CONTROLLERS.filter((name) => !inForce.includes(name)).map((name) => `+${name}`);
  if (wanted.length === 0) return;
  try {
    writeFileSync(control, wanted.join(' '));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
    moveProcesses(cgroup, path.join(cgroup, SERVER));
    writeFileSync(control, wanted.join(' '));
  }
}

function moveProcesses(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const pid of readFileSync(path.join(from, 'cgroup.procs'), 'utf8').split('\n')) {
    if (pid === '') continue;
    try {
      writeFileSync(path.join(to, 'cgroup.procs'), pid);
    } catch (error) {
      // It ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
