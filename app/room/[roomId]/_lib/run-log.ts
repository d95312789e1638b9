import type { Observable } from '#lib/collab-client/connection-status.ts';
import type { OutputChunk, RunSummary } from '#lib/protocol/runs.ts';
import { RunOutput, type Stretch } from '../../../_components/run/run-output.ts';

export interface RunLogState {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** What the shown run has printed so far. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
}

/** The runs of a room and their output, as they become known. */
export class RunLog implements Observable<RunLogState> {
  #state: RunLogState = { runs: [], stretches: new Map() };
  readonly #outputs = new Map<string, RunOutput>();
  readonly #listeners = new Set<() => void>();
  #frame: number | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): RunLogState => this.#state;

  /** Takes what is known of some runs; one that has ended stays ended. */
  addRuns(runs: readonly RunSummary[]): void {
    const known = new Map(this.#state.runs.map((run) => [run.runId, run]));
    for (const run of runs) {
      const before = known.get(run.runId);
      if (before === undefined || RANK[run.state] >= RANK[before.state]) known.set(run.runId, run);
    }
    const sorted = [...known.values()].sort((a, b) => b.startedAt - a.startedAt || (a.runId < b.runId ? 1 : -1));
    this.#change({ ...this.#state, runs: sorted });
  }

  /** Takes output; answers true where chunks before it are missing here. */
  addOutput(runId: string, chunks: readonly OutputChunk[]): boolean {
    const output = this.#outputs.get(runId) ?? new RunOutput();
    this.#outputs.set(runId, output);
    if (output.add(chunks)) {
      const stretches = new Map(this.#state.stretches).set(runId, output.stretches);
      this.#change({ ...this.#state, stretches });
    }
    return output.hasGap;
  }

  // A program can print faster than a screen can show: listeners hear of it once a frame.
  #change(state: RunLogState): void {
    this.#state = state;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      for (const listener of this.#listeners) listener();
    });
  }
}

const RANK = { queued: 0, compiling: 1, running: 2, ended: 3 } as const;
