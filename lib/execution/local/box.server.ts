import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Box, BoxEnd, BoxKill, BoxResult, BoxSpec, OnOutput } from './box.ts';
import { type BoxKit, type Chain, startChain } from './chain.server.ts';
import type { Pipe } from './fifos.server.ts';
import { createOutputMeter } from './output-meter.ts';
import { killProcess } from './processes.server.ts';

/** The chain's own steps, bwrap and its init live in the cage beside the program. */
const CHAIN_PROCESSES = 8;
/** With a box dead its pipes end at once; this bounds what a slow machine may take to say so. */
const DRAIN_MS = 500;
const COMPLAINT_CHARACTERS = 500;

/** Opens a box and starts its program; output is given on as it is printed. Throws where nothing could be started. */
export async function openBox(kit: BoxKit, spec: BoxSpec, onOutput: OnOutput): Promise<Box> {
  const { limits } = spec;
  const [stdout, stderr] = await Promise.all([kit.pipes.take(), kit.pipes.take()]);
  const pipes = [stdout, stderr];
  const cage = kit.cages.make({ ...limits, processes: limits.processes + CHAIN_PROCESSES });
  let chain: Chain;
  try {
    chain = startChain(kit, spec, cage, { stdout: stdout.writeFd, stderr: stderr.writeFd });
  } catch (error) {
    for (const { reader } of pipes) reader.destroy();
    await cage.close();
    throw error;
  } finally {
    // With ours closed, the pipes end when the box does.
    for (const { writeFd } of pipes) closeSync(writeFd);
  }
  const { child, status } = chain;
  const startedAt = performance.now();

  let why: BoxKill | undefined;
  let over = false;
  const kill = (reason: BoxKill) => {
    if (over) return;
    why ??= reason;
    // The whole group: bwrap's child may not have left it yet, nor asked to die with its parent.
    if (child.pid !== undefined) killProcess(-child.pid);
    cage.kill();
  };
  const timer = setTimeout(() => kill('time'), limits.seconds * 1_000);
  if (child.pid !== undefined) cage.watch(child.pid, () => kill('memory'));

  let complaint = '';
  const meter = createOutputMeter(
    limits.outputBytes,
    (stream, text) => {
      if (stream === 'stderr') complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS);
      onOutput(stream, text);
    },
    () => kill('output'),
  );
  stdout.reader.on('data', (bytes) => meter.take('stdout', bytes));
  stderr.reader.on('data', (bytes) => meter.take('stderr', bytes));

  const finish = async (): Promise<BoxResult> => {
    try {
      const [exitCode, failure] = await Promise.all([reportedExit(status), left(child)]);
      over = true;
      const timeMs = performance.now() - startedAt;
      await drained(pipes);
      meter.finish();
      const peakMemoryMb = cage.peakMemoryMb();
      const outOfMemory = cage.ranOutOfMemory();
      return { end: judge({ why, outOfMemory, exitCode, message: failure ?? complaint }), timeMs, peakMemoryMb };
    } finally {
      clearTimeout(timer);
      for (const { reader } of pipes) reader.destroy();
      await cage.close();
    }
  };
  return { ended: finish(), kill };
}

/**
 * What a box's end was. Output over its bound is lost however the program ended, and a refused allocation is the reason
 * for whatever came of it; after those a program that ended by itself did so before anybody could kill it.
 */
function judge(facts: {
  readonly why: BoxKill | undefined;
  readonly outOfMemory: boolean;
  readonly exitCode: number | undefined;
  readonly message: string;
}): BoxEnd {
  const { why, outOfMemory, exitCode, message } = facts;
  if (why === 'output') return { kind: 'killed', why };
  if (outOfMemory) return { kind: 'killed', why: 'memory' };
  if (exitCode !== undefined) return { kind: 'exited', status: exitCode };
  if (why !== undefined) return { kind: 'killed', why };
  return { kind: 'failed', message: message.trim() || 'The sandbox ended without a word.' };
}

/** The exit code bwrap reports, which it does only for a program that was started and ended by itself. */
async function reportedExit(status: Readable): Promise<number | undefined> {
  const parts = await status.setEncoding('utf8').toArray();
  const code = /"exit-code"\s*:\s*(\d+)/.exec(parts.join(''))?.[1];
  return code === undefined ? undefined : Number(code);
}

/** Waits until the chain is gone; answers with why it could not be started, if so. */
function left(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', (error) => resolve(error.message));
  });
}

async function drained(pipes: readonly Pipe[]): Promise<void> {
  const closed = pipes.map(({ reader }) => reader.closed || new Promise((resolve) => reader.once('close', resolve)));
  const enough = new AbortController();
  await Promise.race([Promise.all(closed), delay(DRAIN_MS, undefined, { signal: enough.signal }).catch(() => {})]);
  enough.abort();
}
