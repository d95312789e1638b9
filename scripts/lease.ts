import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DATA_DIR_MODE } from './environment.ts';
import { isAlive, stopProcess } from './processes.ts';
import { StartError } from './terminal.ts';

const STOP_TIMEOUT_MS = 5_000;
const holderSchema = z.object({
  pid: z.number(),
  children: z.array(z.object({ pid: z.number(), mark: z.string() })),
});

type Holder = z.output<typeof holderSchema>;

/** The sole right to run Pairpad on one data directory. */
export interface Lease {
  /** Notes a child, so that the next start can end it should this process be killed. */
  note(pid: number, mark: string): Promise<void>;
  release(): Promise<void>;
}

async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    // Cut off by a crash while it was written: nothing in it can be relied on.
    return null;
  }
}

/** Takes the lease, ending what a killed holder left running; refuses while another one holds it. */
export async function takeLease(dataDir: string): Promise<Lease> {
  const file = path.join(dataDir, 'running.json');
  await mkdir(dataDir, { recursive: true, mode: DATA_DIR_MODE });
  const last = await readHolder(file);
  if (last !== null && last.pid !== process.pid && (await isAlive(last.pid, 'scripts/'))) {
    throw new StartError(
      `Pairpad already runs on ${dataDir} (process ${last.pid}). Stop that one first, or set DATA_DIR to another directory.`,
    );
  }
  for (const child of last?.children ?? []) {
    if (await isAlive(child.pid, child.mark)) await stopProcess(child.pid, 'SIGTERM', STOP_TIMEOUT_MS);
  }
  const holder: Holder = { pid: process.pid, children: [] };
  const write = () => writeFile(file, JSON.stringify(holder));
  await write();
  return {
    note: async (pid, mark) => {
      holder.children.push({ pid, mark });
      await write();
    },
    release: () => rm(file, { force: true }),
  };
}
