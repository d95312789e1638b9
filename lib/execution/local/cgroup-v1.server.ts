import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { BYTES_PER_MB, type CageLimits, type CageMaker } from './cage.ts';
import { CGROUPS, CgroupFolder, cgroupName, sweepCgroups } from './cgroup-folder.server.ts';

const CPU_PERIOD_US = 100_000;
const NO_BOUND = -1;
/** The kernel kills one process at a time here; this often we look whether to end the box. */
const LOOK_MS = 50;

/** Cages made of version 1 cgroups; throws where they cannot be made. */
export async function cgroupV1Cages(mount: string): Promise<CageMaker> {
  const parents = {
    memory: path.join(mount, 'memory', CGROUPS),
    pids: path.join(mount, 'pids', CGROUPS),
    cpu: path.join(mount, 'cpu', CGROUPS),
  };
  for (const parent of Object.values(parents)) {
    mkdirSync(parent, { recursive: true });
    await sweepCgroups(parent);
  }
  return {
    tier: 'cgroup v1',
    description: 'Memory is bounded by the kernel (cgroup v1).',
    make: (first) => {
      const name = cgroupName();
      const memory = new CgroupFolder(parents.memory, name);
      const pids = new CgroupFolder(parents.pids, name);
      const cpu = new CgroupFolder(parents.cpu, name);
      const countsSwap = memory.read('memory.memsw.limit_in_bytes') !== undefined;
      const boundMemory = ({ memoryMb }: CageLimits) => {
        memory.write('memory.limit_in_bytes', memoryMb * BYTES_PER_MB);
        if (countsSwap) memory.write('memory.memsw.limit_in_bytes', memoryMb * BYTES_PER_MB);
      };
      const boundRest = ({ processes, cpus }: CageLimits) => {
        pids.write('pids.max', processes);
        cpu.write('cpu.cfs_quota_us', CPU_PERIOD_US * cpus);
      };
      memory.write('memory.swappiness', 0);
      cpu.write('cpu.cfs_period_us', CPU_PERIOD_US);
      boundMemory(first);
      boundRest(first);
      const all = [memory, pids, cpu];
      const ranOutOfMemory = () => memory.readCount('memory.oom_control', 'oom_kill') > 0;
      let looking: NodeJS.Timeout | undefined;
      return {
        joinFiles: all.map((folder) => folder.joinFile),
        resize: (limits) => {
          // With swap may never be less than without: the wider bound is lifted before the one it holds down.
          if (countsSwap) memory.write('memory.memsw.limit_in_bytes', NO_BOUND);
          boundMemory(limits);
          boundRest(limits);
        },
        watch: (_pid, onMemory) => {
          looking = setInterval(() => {
            if (!ranOutOfMemory()) return;
            clearInterval(looking);
            onMemory();
          }, LOOK_MS);
        },
        ranOutOfMemory,
        peakMemoryMb: () => toMb(memory.read('memory.max_usage_in_bytes')),
        kill: () => memory.kill(),
        close: async () => {
          clearInterval(looking);
          await Promise.all(all.map((folder) => folder.remove()));
        },
      };
    },
  };
}

function toMb(bytes: string | undefined): number | null {
  return bytes === undefined ? null : Number(bytes) / BYTES_PER_MB;
}
