import { constants } from 'node:os';
import type { RunEnd } from '../../protocol/runs.ts';
import type { BoxEnd, BoxLimits } from './box.ts';

const SIGNAL_NAMES = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** A box's end as everybody reads it. */
export function runEnd(end: BoxEnd, limits: BoxLimits, stoppedBy = ''): RunEnd {
  switch (end.kind) {
    case 'failed':
      return { reason: 'runner_failed', message: end.message };
    case 'exited':
      return { reason: 'exited', exitCode: end.code };
    case 'signalled':
      return { reason: 'signal', signal: SIGNAL_NAMES.get(end.signal) ?? `signal ${end.signal}` };
  }
  switch (end.why) {
    case 'time':
      return { reason: 'time_limit', limitSeconds: limits.seconds };
    case 'cpu':
      return { reason: 'time_limit', limitSeconds: limits.cpuSeconds ?? limits.seconds, clock: 'processor' };
    case 'memory':
      return { reason: 'memory_limit', limitMb: limits.memoryMb };
    case 'output':
      return { reason: 'output_limit', limitBytes: limits.outputBytes };
    case 'stop':
      return { reason: 'stopped', by: stoppedBy };
  }
}
