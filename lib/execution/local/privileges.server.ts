import { readFileSync } from 'node:fs';
import { OUTSIDE_USER } from './box-command.ts';

/**
 * Whether boxes belong to another user than this process: root gives up its own identity. Root of a container that has
 * no other users cannot, and is an ordinary user of the machine anyway.
 */
export function boxesAreAnothers(): boolean {
  return process.getuid?.() === 0 && isMapped(OUTSIDE_USER);
}

function isMapped(uid: number): boolean {
  const lines = readFileSync('/proc/self/uid_map', 'utf8').trim().split('\n');
  return lines.some((line) => {
    const [first = 0, , count = 0] = line.trim().split(/\s+/).map(Number);
    return uid >= first && uid < first + count;
  });
}
