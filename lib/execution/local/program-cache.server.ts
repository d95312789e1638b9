import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isTagAlive, processTag } from '../process-tag.server.ts';

/** A program that was compiled before, and what its compiler said then. */
export interface CachedProgram {
  readonly content: Uint8Array;
  readonly messages: string;
}

/** Compiled programs by what they were made from, so that unchanged code compiles once. */
export interface ProgramCache {
  /** The program kept under this key; one that is on its way to the disk is waited for. */
  find(key: string): Promise<CachedProgram | undefined>;
  keep(key: string, program: CachedProgram): Promise<void>;
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

/** Opens the cache in a folder of this server's own: a program gets into its box over the wire. */
export async function openProgramCache(folder: string): Promise<ProgramCache> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweepDrafts(folder);
  const onTheWay = new Map<string, Promise<void>>();
  const keep = async (key: string, { content, messages }: CachedProgram) => {
    const draft = path.join(folder, `${DRAFT}${processTag()}-${++drafts}`);
    const program = path.join(folder, key);
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    await rename(draft, program);
    // Last, because only what has its messages counts as kept.
    await writeFile(program + MESSAGES, messages);
    await evict(folder, program);
  };
  return {
    find: async (key) => {
      const program = path.join(folder, key);
      try {
        await onTheWay.get(key);
        const messages = await readFile(program + MESSAGES, 'utf8');
        const content = await readFile(program);
        const now = new Date();
        await utimes(program, now, now);
        return { content, messages };
      } catch {
        return undefined;
      }
    },
    keep: (key, program) => {
      const kept = keep(key, program).finally(() => onTheWay.delete(key));
      onTheWay.set(key, kept);
      return kept;
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
