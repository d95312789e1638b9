import { createHash } from 'node:crypto';
import { closeSync, fchmodSync, openSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isTagAlive, processTag } from '../process-tag.server.ts';

/** A program that was compiled before, and what its compiler said then. */
export interface CachedProgram {
  readonly path: string;
  readonly messages: string;
}

/** A program being compiled: its compiler writes to `fd`. Keep it or drop it, once. */
export interface ProgramDraft {
  readonly fd: number;
  keep(messages: string): Promise<CachedProgram>;
  drop(): Promise<void>;
}

/** Compiled programs by what they were made from, so that unchanged code compiles once. */
export interface ProgramCache {
  find(key: string): Promise<CachedProgram | undefined>;
  draft(key: string): ProgramDraft;
}

/** Some two hundred Rust programs; the longest unused go first. */
const MAX_CACHE_BYTES = 268_435_456;
const DRAFT = 'draft-';
const MESSAGES = '.messages';

let drafts = 0;

/** The key of a program: all that decides what its compiler makes. */
export function programKey(toolchainVersion: string, phase: readonly string[], source: string): string {
  return createHash('sha256')
    .update(JSON.stringify([toolchainVersion, phase, source]))
    .digest('hex');
}

/** Opens the cache in a folder that a box can enter and nobody can list. */
export async function openProgramCache(folder: string): Promise<ProgramCache> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await sweepDrafts(folder);
  return {
    find: async (key) => {
      const program = path.join(folder, key);
      try {
        const messages = await readFile(program + MESSAGES, 'utf8');
        const now = new Date();
        await utimes(program, now, now);
        return { path: program, messages };
      } catch {
        return undefined;
      }
    },
    draft: (key) => {
      const draft = path.join(folder, `${DRAFT}${processTag()}-${++drafts}`);
      const fd = openSync(draft, 'wx', 0o600);
      return {
        fd,
        keep: async (messages) => {
          const program = path.join(folder, key);
          fchmodSync(fd, 0o555);
          // A program that is open for writing can't be run.
          closeSync(fd);
          await rename(draft, program);
          // Last, because only what has its messages counts as kept.
          await writeFile(program + MESSAGES, messages);
          await evict(folder, program);
          return { path: program, messages };
        },
        drop: async () => {
          closeSync(fd);
          await rm(draft, { force: true });
        },
      };
    },
  };
}

async function evict(folder: string, justMade: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith(DRAFT) && !name.endsWith(MESSAGES));
  const programs = await Promise.all(
    names.map(async (name) => {
      const program = path.join(folder, name);
      const { size = 0, mtimeMs = 0 } = (await stat(program).catch(() => undefined)) ?? {};
      return { program, size, mtimeMs };
    }),
  );
  let bytes = programs.reduce((sum, { size }) => sum + size, 0);
  for (const { program, size } of programs.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (bytes <= MAX_CACHE_BYTES) return;
    if (program === justMade) continue;
    await Promise.all([rm(program + MESSAGES, { force: true }), rm(program, { force: true })]);
    bytes -= size;
  }
}

async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(DRAFT)) continue;
    const tag = name.slice(DRAFT.length, name.lastIndexOf('-'));
    if (!isTagAlive(tag)) await rm(path.join(folder, name), { force: true });
  }
}
