import type { Language } from '../protocol/languages.ts';
import type { OutputStream, RunEnd } from '../protocol/runs.ts';

/** What a runner is asked to execute. */
export interface RunnerRequest {
  readonly language: Language;
  readonly code: string;
  /** All of the program's input, ended after it. Not looked at where the input is typed. */
  readonly stdin: string;
  /** Of wall time; typed input has bounds of its own. */
  readonly timeoutSeconds: number;
  /** The program waits for what is typed to it while it runs. */
  readonly interactive?: boolean;
  /** The program is run once with each of these inputs instead, one after another; the time is that of each. */
  readonly cases?: readonly string[];
}

/** What came of one of several inputs. */
export interface CaseResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly end: RunEnd;
  readonly executionTimeMs: number;
}

/** What a program itself prints; what is typed to it is shown beside that, and is no output of a runner. */
export type PrintedStream = Exclude<OutputStream, 'stdin'>;

/** Where a runner reports while it works; calls come in order and none after the run has ended. */
export interface RunSinks {
  state(state: 'compiling' | 'running'): void;
  output(stream: PrintedStream, text: string): void;
  /** One of several inputs is done, in their order. Nothing of it is output of the run. */
  caseEnded?(result: CaseResult): void;
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
  /** Types to an interactive program, also before it runs; nothing happens where nobody reads any more. */
  type(text: string): void;
  /** Ends its input, as Ctrl-D does. */
  endInput(): void;
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
