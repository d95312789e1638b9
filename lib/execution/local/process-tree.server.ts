import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;
/** What the kernel counts processor time in, on every Linux of today. */
const TICKS_PER_SECOND = 100;

// Numbers of the fields in /proc/<pid>/stat.
const PARENT = 4;
/** User and system time, of the process and of the children it has buried. */
const TIMES = [14, 15, 16, 17];
const RESIDENT = 24;

/** What a process and all that descend from it have. */
export interface TreeUse {
  /** What they share counts once for each. */
  readonly residentBytes: number;
  /** Of those that ended, too: their parent, or the box's init, has buried them. */
  readonly cpuSeconds: number;
}

/** Adds up a process and all that descend from it; zero where it is gone. */
export function treeUse(root: number): TreeUse {
  const processes = new Map<number, string[]>();
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statFields(pid) : undefined;
    if (fields === undefined) continue;
    processes.set(pid, fields);
    const parent = field(fields, PARENT);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  let residentBytes = 0;
  let ticks = 0;
  const add = (pid: number) => {
    const fields = processes.get(pid);
    if (fields === undefined) return;
    residentBytes += field(fields, RESIDENT) * PAGE_BYTES;
    for (const time of TIMES) ticks += field(fields, time);
    for (const child of children.get(pid) ?? []) add(child);
  };
  add(root);
  return { residentBytes, cpuSeconds: ticks / TICKS_PER_SECOND };
}

/** A field by its number in proc(5); the list begins with the third. */
function field(fields: readonly string[], number: number): number {
  return Number(fields[number - 3]);
}

/** The fields from the third on; the second may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
