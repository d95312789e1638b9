import os from 'node:os';
import { newId } from '../kernel/ids.ts';
import { ABANDONED_RUN_MS } from './limits.ts';
import { isTagAlive, processTag } from './process-tag.server.ts';

/** A name for who holds runs: this machine, this process, and one of its own. */
export function newHolder(): string {
  return `${os.hostname()}/${processTag()}/${newId()}`;
}

/**
 * Whether nobody is left who could end a run. On this machine its process can be looked for; one on another is given
 * the longest time that a run may take.
 */
export function isHolderGone(run: { readonly holder: string; readonly startedAt: number }, now: number): boolean {
  const [host, tag] = run.holder.split('/');
  if (host === os.hostname() && tag !== undefined) return !isTagAlive(tag);
  return now - run.startedAt > ABANDONED_RUN_MS;
}
