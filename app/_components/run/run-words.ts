import type { RunEnd, RunState, RunSummary } from '#lib/protocol/runs.ts';

/** How a run went, told apart by icon and words and never by colour alone. */
export type RunOutcome = 'under_way' | 'good' | 'bad' | 'stopped';

export function runOutcome({ end, tests }: RunSummary): RunOutcome {
  if (end === null) return 'under_way';
  if (end.reason === 'stopped') return 'stopped';
  if (tests !== undefined && tests.passed < tests.total) return 'bad';
  return end.reason === 'exited' && end.exitCode === 0 ? 'good' : 'bad';
}

const UNDER_WAY: Record<Exclude<RunState, 'ended'>, string> = {
  queued: 'Waiting for its turn',
  compiling: 'Compiling',
  running: 'Running',
};

/** What a run is doing, while it has not ended. */
export function underWayWords({ state, place }: Pick<RunSummary, 'state' | 'place'>): string {
  if (state === 'ended') return 'Ended';
  if (place === undefined) return UNDER_WAY[state];
  return place === 1 ? 'Next in line' : `Number ${place} in line`;
}

/** Why a run ended, as a sentence without a full stop. */
export function endWords(end: RunEnd): string {
  switch (end.reason) {
    case 'exited':
      return `Exited with code ${end.exitCode}`;
    case 'signal':
      return `Killed by ${end.signal}`;
    case 'time_limit':
      return `Stopped: over its limit of ${end.limitSeconds} s${end.clock === 'processor' ? ' of computing' : ''}`;
    case 'memory_limit':
      return `Stopped: over its memory limit of ${end.limitMb} MB`;
    case 'output_limit':
      return `Stopped: printed more than ${bytesWords(end.limitBytes)}; what came before is kept`;
    case 'compile_failed':
      return `Did not compile (exit code ${end.exitCode})`;
    case 'stopped':
      return `Stopped by ${end.by}`;
    case 'runner_failed':
      return `The runner failed: ${end.message}`;
  }
}

/** How the shown run ended, or with what result where it was run with tests. */
export function resultWords({ end, tests }: RunSummary): string {
  if (end === null) return '';
  const wasTested = tests !== undefined && end.reason === 'exited';
  return wasTested ? `${tests.passed} of ${tests.total} tests passed` : endWords(end);
}

/** Time and memory of a run, where they are known: "0.12 s · 14 MB". */
export function costWords({ executionTimeMs, memoryUsageMb }: RunSummary): string {
  const parts = [
    executionTimeMs === null ? undefined : secondsWords(executionTimeMs),
    memoryUsageMb === null ? undefined : `${Math.max(1, Math.round(memoryUsageMb))} MB`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** A duration as people say it: 38 ms, 1.2 s, 12 s. */
export function secondsWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}

function bytesWords(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.round(bytes / 1_048_576)} MB` : `${Math.round(bytes / 1_024)} kB`;
}
