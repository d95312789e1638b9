const LABEL_WIDTH = 12;

/** What is being done or has been done, in one quiet line. */
export type Say = (label: string, text: string) => void;

/** Prints for a person at a terminal or a log of lines alike: no cursor movement, no colour needed to read it. */
export const say: Say = (label, text) => {
  process.stdout.write(`  ${label.padEnd(LABEL_WIDTH)}${text}\n`);
};

/** A failure whose message is all that a person needs: what happened and what to do. Anything else is a bug. */
export class StartError extends Error {}

/** Ends this process because of a failure: one clear line for the expected ones, the stack for a bug. */
export function exitWith(error: unknown): never {
  const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n  ${text}\n\n`);
  process.exit(1);
}

/** "3.2 s" */
export function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
