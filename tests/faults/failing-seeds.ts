import type { FaultName } from './faults.ts';

/** Rounds that once failed, kept so that they never do again; each with what was wrong. */
export const FAILING_SEEDS: readonly {
  readonly seed: number;
  readonly faults: readonly FaultName[];
  readonly why: string;
}[] = [];
