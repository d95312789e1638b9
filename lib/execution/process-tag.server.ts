import { readFileSync } from 'node:fs';

const START_TIME_FIELD = 22;

/** Names this process so that, unlike with its id alone, a later one with the same id is not taken for it. */
export function processTag(pid: number = process.pid): string {
  return `${pid}.${startTime(pid) ?? 0}`;
}

/** Whether the process of this tag still runs on this machine; false for what is no tag. */
export function isTagAlive(tag: string): boolean {
  const [pid, started] = tag.split('.').map(Number);
  if (pid === undefined || started === undefined || !Number.isInteger(pid) || pid < 1) return false;
  const now = startTime(pid);
  if (now !== undefined) return now === started;
  if (process.platform === 'linux') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In clock ticks since the machine started; undefined where there is no such process, or no /proc. */
function startTime(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[START_TIME_FIELD - 3]);
  } catch {
    return undefined;
  }
}
