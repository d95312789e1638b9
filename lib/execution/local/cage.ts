/** What bounds one box: its memory, processes and CPU together, whatever it forks. */
export interface CageLimits {
  readonly memoryMb: number;
  readonly processes: number;
  readonly cpus: number;
}

/** The bounds of one box, in force from before its first instruction. */
export interface Cage {
  /** Files the chain's first shell writes itself into, so that nothing of the box runs outside the cage. */
  readonly joinFiles: readonly string[];
  /** Gives a box that waits for its program the bounds of that program, which may be wider. */
  resize(limits: CageLimits): void;
  /** Calls `onMemory` once, should the kernel not end the box by itself when its memory is used up. */
  watch(pid: number, onMemory: () => void): void;
  /** Whether memory was refused so hard that something was killed. */
  ranOutOfMemory(): boolean;
  peakMemoryMb(): number | null;
  /** Kills whatever is inside. */
  kill(): void;
  /** Waits until nothing is inside and removes the cage. */
  close(): Promise<void>;
}

/** One way of bounding memory on this machine, the firmest there is. */
export interface CageMaker {
  readonly tier: 'cgroup v2' | 'cgroup v1' | 'watchdog';
  /** How firmly it holds, in words for an admin. */
  readonly description: string;
  make(limits: CageLimits): Cage;
}

export const BYTES_PER_MB = 1_048_576;
