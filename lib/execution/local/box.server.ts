import { RUN_FILE_BYTES } from '../limits.ts';
import type { Box, BoxEnd, BoxKill, BoxLimits, BoxResult, BoxSinks, BoxSpec } from './box.ts';
import { boundProgram } from './box-command.ts';
import { createOutputMeter } from './output-meter.ts';
import { type ChainEnd, cageLimits, drained, type PreparedBox } from './prepared-box.server.ts';
import { treeUse } from './process-tree.server.ts';
import { encodeOrders, TYPED } from './starter.ts';

const COMPLAINT_CHARACTERS = 500;
const CPU_LOOK_MS = 100;
const SIGKILL = 9;
/** A shell's way of saying "killed by a signal"; bwrap says it so of the starter. */
const SIGNAL_STATUS = 128;

/** Starts the one program of a prepared box; output is given on as it is printed. */
export function startInBox(prepared: PreparedBox, spec: BoxSpec, sinks: BoxSinks): Box {
  const { limits } = spec;
  const { chain, cage, stdout, stderr } = prepared;
  const { pid } = chain.child;
  let why: BoxKill | undefined;
  let over = false;
  const kill = (reason: BoxKill) => {
    if (over) return;
    why ??= reason;
    prepared.kill();
  };

  let complaint = '';
  const meter = createOutputMeter(
    limits.outputBytes,
    (stream, text) => {
      if (stream === 'stderr') complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS);
      sinks.output(stream, text);
    },
    () => kill('output'),
  );
  const { artifact } = sinks;
  let artifactBytes = 0;
  stdout.reader.on('data', (bytes) => {
    if (artifact === undefined) return meter.take('stdout', bytes);
    artifactBytes += bytes.length;
    if (artifactBytes > RUN_FILE_BYTES) kill('output');
    else artifact(bytes, cage.ranOutOfMemory);
  });
  stderr.reader.on('data', (bytes) => meter.take('stderr', bytes));

  const timer = setTimeout(() => kill('time'), limits.seconds * 1_000);
  const cpuWatch = watchCpu(pid, limits, () => kill('cpu'));
  if (pid !== undefined) cage.watch(pid, () => kill('memory'));
  cage.resize(cageLimits(limits));
  const startedAt = performance.now();
  const program = boundProgram(spec.program, { processes: limits.processes, cpuSeconds: processSeconds(limits) });
  const { env = {}, files = [], stdin = '' } = spec;
  chain.wire.write(encodeOrders({ program, env, files, stdin }));

  const finish = async (): Promise<BoxResult> => {
    try {
      const end = await prepared.left;
      over = true;
      const timeMs = (end.reportedAt ?? performance.now()) - startedAt;
      await drained(prepared);
      meter.finish();
      const peakMemoryMb = cage.peakMemoryMb();
      return { end: judge(end, why, cage.ranOutOfMemory(), complaint), timeMs, peakMemoryMb };
    } finally {
      clearTimeout(timer);
      clearInterval(cpuWatch);
      await prepared.release();
    }
  };
  return {
    ended: finish(),
    kill,
    type: (text) => {
      if (stdin === TYPED && chain.wire.writable) chain.wire.write(text);
    },
    endInput: () => {
      if (stdin === TYPED) chain.wire.end();
    },
  };
}

/** What one process may compute: a little more than is let pass, because the box is ended by the sum of all of them. */
function processSeconds({ seconds, cpus, cpuSeconds }: BoxLimits): number {
  return Math.ceil(cpuSeconds ?? seconds * Math.max(cpus, 1)) + 1;
}

function watchCpu(pid: number | undefined, limits: BoxLimits, onOver: () => void): NodeJS.Timeout | undefined {
  const { cpuSeconds } = limits;
  if (pid === undefined || cpuSeconds === undefined) return undefined;
  return setInterval(() => {
    if (treeUse(pid).cpuSeconds >= cpuSeconds) onOver();
  }, CPU_LOOK_MS);
}

/**
 * What a box's end was. Output over its bound is lost however the program ended, and a refused allocation is the reason
 * for whatever came of it; after those a program that ended by itself did so before anybody could kill it.
 */
function judge(
  { report, starterStatus, failure }: ChainEnd,
  why: BoxKill | undefined,
  outOfMemory: boolean,
  complaint: string,
): BoxEnd {
  if (why === 'output') return { kind: 'killed', why };
  if (outOfMemory) return { kind: 'killed', why: 'memory' };
  // Killing a box kills the program first, now and then, and the starter has the time to say so.
  const isOurKill = why !== undefined && report?.kind === 'signalled' && report.signal === SIGKILL;
  if (report !== undefined && !isOurKill) return report;
  if (why !== undefined) return { kind: 'killed', why };
  // A program may kill all it can see, its starter too; that ends the box.
  if (starterStatus !== undefined && starterStatus > SIGNAL_STATUS && starterStatus !== DIED) {
    return { kind: 'signalled', signal: starterStatus - SIGNAL_STATUS };
  }
  return { kind: 'failed', message: (failure ?? complaint).trim() || 'The sandbox ended without a word.' };
}

/** What Perl exits with when it gives up. */
const DIED = 255;
