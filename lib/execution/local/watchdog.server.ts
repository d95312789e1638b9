import { readdirSync, readFileSync } from 'node:fs';
import { BYTES_PER_MB, type CageMaker } from './cage.ts';

/** How often memory is looked at: a program can overshoot its bound by what it takes in this time. */
const LOOK_MS = 50;
const PAGE_BYTES = 4_096;
const PARENT_FIELD = 4;
const RESIDENT_FIELD = 24;

/** Cages without cgroups: we add up the memory of a box's processes and end it when it is over its bound. */
export function watchdogCages(): CageMaker {
  return {
    tier: 'watchdog',
    description: `Memory is looked at every ${LOOK_MS} ms (a soft bound: there is no cgroup to use).`,
    make: ({ memoryMb }) => {
      let looking: NodeJS.Timeout | undefined;
      let peakBytes = 0;
      let over = false;
      return {
        joinFiles: [],
        watch: (pid, onMemory) => {
          looking = setInterval(() => {
            peakBytes = Math.max(peakBytes, residentBytes(pid));
            if (over || peakBytes <= memoryMb * BYTES_PER_MB) return;
            over = true;
            onMemory();
          }, LOOK_MS);
        },
        ranOutOfMemory: () => over,
        peakMemoryMb: () => (peakBytes === 0 ? null : peakBytes / BYTES_PER_MB),
        // bwrap's death takes the box with it.
        kill: () => {},
        close: async () => clearInterval(looking),
      };
    },
  };
}

/** Resident memory of a process and all that descend from it; what they share counts once for each. */
function residentBytes(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statFields(pid) : undefined;
    if (fields === undefined) continue;
    const parent = Number(fields[PARENT_FIELD - 3]);
    resident.set(pid, Number(fields[RESIDENT_FIELD - 3]) * PAGE_BYTES);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const add = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + add(child), resident.get(pid) ?? 0);
  return add(root);
}

/** The fields of /proc/<pid>/stat from the third on; the second may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
