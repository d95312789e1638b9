import type { PrintedStream } from '../runner.ts';
import type { CageLimits } from './cage.ts';
import type { BoxOrders } from './starter.ts';

/** One program in one box: used once, for one phase of a run. */
export interface BoxSpec extends Pick<BoxOrders, 'program'>, Partial<Pick<BoxOrders, 'env' | 'files' | 'stdin'>> {
  readonly limits: BoxLimits;
}

export interface BoxLimits extends CageLimits {
  /** Of wall time, from the program's orders on. */
  readonly seconds: number;
  /** Of processor time, all processes together; only looked at where it is less than the wall time allows. */
  readonly cpuSeconds?: number;
  readonly outputBytes: number;
}

/** Why a box was ended from outside. */
export type BoxKill = 'time' | 'cpu' | 'memory' | 'output' | 'stop';

/** How a box ended. */
export type BoxEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: number }
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
  /** Types to a program whose input is typed; nothing happens where nobody reads any more. */
  type(text: string): void;
  /** Ends typed input, as Ctrl-D does. */
  endInput(): void;
}

/** Where a box's output goes. */
export interface BoxSinks {
  output(stream: PrintedStream, text: string): void;
  /** Takes what would be standard output as the bytes they are, which do not count as output, and a look at the cage. */
  readonly artifact?: (bytes: Buffer, ranOutOfMemory: () => boolean) => void;
}
