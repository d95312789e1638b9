import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as delay, setImmediate as nextLook } from 'node:timers/promises';
import { RUN_CPUS, RUN_MEMORY_MB, RUN_PROCESSES } from '../limits.ts';
import type { Cage, CageLimits } from './cage.ts';
import { type BoxKit, type Chain, startChain } from './chain.server.ts';
import type { Pipe } from './fifos.server.ts';
import { killProcess } from './processes.server.ts';
import { readReport, type StarterReport } from './starter.ts';

/** A box that waits for its one program. */
export interface PreparedBox {
  readonly chain: Chain;
  readonly cage: Cage;
  readonly stdout: Pipe;
  readonly stderr: Pipe;
  /** Whether it still waits; one that was killed from outside takes no orders. */
  isWaiting(): boolean;
  /** Settles when the starter answers, or is gone. */
  readonly ready: Promise<void>;
  /** Settles with what is known of the end, when the chain is gone; both pipes may still hold output. */
  readonly left: Promise<ChainEnd>;
  /** Kills all that is inside, and the chain. */
  kill(): void;
  /** Waits until nothing is left; call it once, when the output has been read or is not wanted. */
  release(): Promise<void>;
}

/** What is told about the end of a chain. */
export interface ChainEnd {
  readonly report: StarterReport | undefined;
  /** When the report came. */
  readonly reportedAt: number | undefined;
  /** What bwrap says of the starter itself. */
  readonly starterStatus: number | undefined;
  /** Why the chain could not be started, if so. */
  readonly failure: string | undefined;
}

/** The chain's own steps, bwrap and its init live in the cage beside the program. */
const CHAIN_PROCESSES = 8;
/** With a box dead its pipes end at once; this bounds what a slow machine may take to say so. */
const DRAIN_MS = 500;
/** A report is one line; who says more is not our starter. */
const MAX_REPORT_CHARACTERS = 1_000;

/** What a cage is to hold for these bounds of a program. */
export function cageLimits({ memoryMb, processes, cpus }: CageLimits): CageLimits {
  return { memoryMb, processes: processes + CHAIN_PROCESSES, cpus };
}

/** Makes a box with the bounds of a run. Throws where nothing could be started. */
export async function prepareBox(kit: BoxKit): Promise<PreparedBox> {
  const [stdout, stderr] = await Promise.all([kit.pipes.take(), kit.pipes.take()]);
  const pipes = [stdout, stderr];
  const limits = { memoryMb: RUN_MEMORY_MB, processes: RUN_PROCESSES, cpus: RUN_CPUS };
  const cage = kit.cages.make(cageLimits(limits));
  let chain: Chain;
  try {
    chain = startChain(kit, cage, { stdout: stdout.writeFd, stderr: stderr.writeFd });
  } catch (error) {
    for (const { reader } of pipes) reader.destroy();
    await cage.close();
    throw error;
  } finally {
    // With ours closed, the pipes end when the box does.
    for (const { writeFd } of pipes) closeSync(writeFd);
  }

  const { child, status, wire } = chain;
  let said = '';
  let reportedAt: number | undefined;
  let isGone = false;
  const answered = new Promise<void>((resolve) => wire.once('data', () => resolve()));
  wire.on('data', (bytes) => {
    said = (said + bytes.toString()).slice(0, MAX_REPORT_CHARACTERS);
    if (reportedAt === undefined && readReport(said) !== undefined) reportedAt = performance.now();
  });
  // Orders to a box that has just been killed; its end is told by the chain.
  wire.on('error', () => {});

  const leave = async (): Promise<ChainEnd> => {
    const [starterStatus, failure] = await Promise.all([reportedExit(status), gone(child), closed(wire)]);
    isGone = true;
    return { report: readReport(said), reportedAt, starterStatus, failure };
  };
  const left = leave();
  return {
    chain,
    cage,
    stdout,
    stderr,
    isWaiting: () => !isGone && child.exitCode === null && child.signalCode === null,
    ready: Promise.race([answered, left.then(() => {})]),
    left,
    kill: () => {
      // The whole group: bwrap's child may not have left it yet, nor asked to die with its parent.
      if (child.pid !== undefined && !isGone) killProcess(-child.pid);
      cage.kill();
    },
    release: async () => {
      for (const { reader } of pipes) reader.destroy();
      wire.destroy();
      await cage.close();
    },
  };
}

/** Waits until both pipes have given all they hold. */
export async function drained({ stdout, stderr }: Pick<PreparedBox, 'stdout' | 'stderr'>): Promise<void> {
  const all = Promise.all([stdout, stderr].map(({ reader }) => closed(reader)));
  const enough = new AbortController();
  // Where it was this process that stood still, nobody has looked into the pipes yet when the time is over.
  const late = delay(DRAIN_MS, undefined, { signal: enough.signal }).then(() => nextLook());
  await Promise.race([all, late.catch(() => {})]);
  enough.abort();
}

/** The exit code bwrap reports, which it does only for a starter that ended by itself or was killed in its box. */
async function reportedExit(status: Readable): Promise<number | undefined> {
  const parts = await status.setEncoding('utf8').toArray();
  const code = /"exit-code"\s*:\s*(\d+)/.exec(parts.join(''))?.[1];
  return code === undefined ? undefined : Number(code);
}

/** Waits until the chain is gone; answers with why it could not be started, if so. */
function gone(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', (error) => resolve(error.message));
  });
}

async function closed(stream: Readable): Promise<void> {
  if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
}
