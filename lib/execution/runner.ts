import type { Language } from '../protocol/languages.ts';
import type { OutputStream, RunEnd } from '../protocol/runs.ts';

/** What a runner is asked to execute. */
export interface RunnerRequest {
  readonly language: Language;
  readonly code: string;
  /** All of the program's input, ended after it. */
  readonly stdin: string;
  readonly timeoutSeconds: number;
}

/** Where a runner reports while it works; calls come in order and none after the run has ended. */
export interface RunSinks {
  state(state: 'compiling' | 'running'): void;
  output(stream: OutputStream, text: string): void;
}

export interface RunResult {
  readonly end: RunEnd;
  /** Time of the program alone, or of the compiler where it got no further; null where neither began. */
  readonly executionTimeMs: number | null;
  /** Peak, where the runner can tell. */
  readonly memoryUsageMb: number | null;
}

/** A run under way. */
export interface RunHandle {
  /** Settles once, when nothing of the run is left; it never rejects. */
  readonly ended: Promise<RunResult>;
  /** Ends the run as stopped by that person; nothing happens where it has ended. */
  stop(by: string): void;
}

export type LanguageStatus =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'preparing'; readonly message: string }
  | { readonly state: 'missing'; readonly reason: string; readonly action: string };

/** What a runner can do at this moment, or why it can't and what to do about it. */
export type RunnerCapabilities =
  | {
      readonly available: true;
      readonly runner: string;
      /** How firmly memory is bounded, in words for an admin. */
      readonly memory: string;
      readonly languages: Readonly<Record<Language, LanguageStatus>>;
    }
  | { readonly available: false; readonly runner: string; readonly reason: string; readonly action: string };

/** What executes runs. Nothing reaches `start` for a language that is not ready. */
export interface Runner {
  capabilities(): RunnerCapabilities;
  start(request: RunnerRequest, sinks: RunSinks): RunHandle;
  /** Stops what runs and releases everything. */
  close(): Promise<void>;
}
