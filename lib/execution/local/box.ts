import type { OutputStream } from '../../protocol/runs.ts';
import type { Bind } from './box-command.ts';
import type { CageLimits } from './cage.ts';

/** One program in one box: used once, for one phase of a run. */
export interface BoxSpec {
  readonly program: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  readonly binds?: readonly Bind[];
  readonly stdin?: string;
  /** A descriptor the program finds as its number 3: the one way anything but output leaves a box. */
  readonly artifactFd?: number;
  readonly limits: BoxLimits;
}

export interface BoxLimits extends CageLimits {
  /** Of wall time, from the first step of the chain on. */
  readonly seconds: number;
  readonly outputBytes: number;
}

/** Why a box was ended from outside. */
export type BoxKill = 'time' | 'memory' | 'output' | 'stop';

/** How a box ended. */
export type BoxEnd =
  /** `status` is a shell's: 128 and the signal's number where a signal ended the program. */
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'killed'; readonly why: BoxKill }
  /** The program never ran. */
  | { readonly kind: 'failed'; readonly message: string };

export interface BoxResult {
  readonly end: BoxEnd;
  readonly timeMs: number;
  readonly peakMemoryMb: number | null;
}

export interface Box {
  /** Settles when no process and no cgroup of the box is left. */
  readonly ended: Promise<BoxResult>;
  kill(why: BoxKill): void;
}

export type OnOutput = (stream: OutputStream, text: string) => void;
