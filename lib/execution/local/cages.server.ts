import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CageMaker } from './cage.ts';
import { cgroupV1Cages } from './cgroup-v1.server.ts';
import { cgroupV2Cages } from './cgroup-v2.server.ts';
import { watchdogCages } from './watchdog.server.ts';

const MOUNT = '/sys/fs/cgroup';
const TRIAL = { memoryMb: 64, processes: 16, cpus: 1 };

/** The firmest way of bounding memory that this machine and this user allow, tried before it is chosen. */
export async function chooseCages(): Promise<CageMaker> {
  for (const attempt of attempts()) {
    try {
      const cages = await attempt();
      await cages.make(TRIAL).close();
      return cages;
    } catch {
      // Not ours to divide: the next way needs less.
    }
  }
  return watchdogCages();
}

function attempts(): (() => Promise<CageMaker>)[] {
  const isRoot = process.getuid?.() === 0;
  if (existsSync(path.join(MOUNT, 'cgroup.controllers'))) {
    const homes = isRoot ? [MOUNT, ownCgroup()] : [ownCgroup()];
    return homes.map((home) => () => cgroupV2Cages(home));
  }
  return isRoot && existsSync(path.join(MOUNT, 'memory')) ? [() => cgroupV1Cages(MOUNT)] : [];
}

/** The version 2 cgroup this process is in. */
function ownCgroup(): string {
  const line = readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .find((text) => text.startsWith('0::'));
  return path.join(MOUNT, line?.slice('0::'.length) ?? '');
}
