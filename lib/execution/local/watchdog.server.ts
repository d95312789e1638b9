import { BYTES_PER_MB, type CageMaker } from './cage.ts';
import { treeUse } from './process-tree.server.ts';

/** How often memory is looked at: a program can overshoot its bound by what it takes in this time. */
const LOOK_MS = 50;

/** Cages without cgroups: we add up the memory of a box's processes and end it when it is over its bound. */
export function watchdogCages(): CageMaker {
  return {
    tier: 'watchdog',
    description: `Memory is looked at every ${LOOK_MS} ms (a soft bound: there is no cgroup to use).`,
    make: (first) => {
      let { memoryMb } = first;
      let looking: NodeJS.Timeout | undefined;
      let peakBytes = 0;
      let over = false;
      return {
        joinFiles: [],
        resize: (limits) => {
          memoryMb = limits.memoryMb;
        },
        watch: (pid, onMemory) => {
          looking = setInterval(() => {
            peakBytes = Math.max(peakBytes, treeUse(pid).residentBytes);
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
