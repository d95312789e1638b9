import type {
  CaseResult,
  PrintedStream,
  RunnerCapabilities,
  RunnerRequest,
  RunResult,
} from '../../lib/execution/runner.ts';

/** How a sandbox server is started. */
export interface SandboxSettings {
  /** Who it becomes before it opens its runner; itself when not given. */
  readonly uid?: number;
  readonly workDir: string;
  readonly cacheDir: string;
  readonly programsDir: string;
  readonly toolPath?: string;
  readonly waitingBoxes?: number;
  readonly compileSeconds?: number;
  readonly interactive?: { readonly seconds: number; readonly cpuSeconds: number };
}

/** What a test says to its sandbox server. */
export type SandboxOrder =
  | { readonly type: 'capabilities' }
  | { readonly type: 'run'; readonly id: number; readonly request: RunnerRequest }
  | { readonly type: 'stop'; readonly id: number; readonly by: string }
  /** Null ends the input. */
  | { readonly type: 'type'; readonly id: number; readonly text: string | null }
  | { readonly type: 'close' };

/** What a sandbox server says to its test. */
export type SandboxReport =
  | { readonly type: 'ready' }
  | { readonly type: 'capabilities'; readonly capabilities: RunnerCapabilities }
  | { readonly type: 'state'; readonly id: number; readonly state: 'compiling' | 'running' }
  | { readonly type: 'output'; readonly id: number; readonly stream: PrintedStream; readonly text: string }
  | { readonly type: 'case'; readonly id: number; readonly result: CaseResult }
  | { readonly type: 'ended'; readonly id: number; readonly result: RunResult };
