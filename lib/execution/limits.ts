/** Bounds of one run, whatever the runner (LIM1). Those of a request stand in the protocol. */

/** Enough for any interview program, small enough that a full machine of runs still fits. */
export const RUN_MEMORY_MB = 256;
/** Node alone takes a dozen threads; a fork bomb stops here. */
export const RUN_PROCESSES = 64;
/** One CPU each: a busy loop must not slow the run beside it. */
export const RUN_CPUS = 1;
/** The largest single file; also what /tmp and the program's own folder hold. */
export const RUN_FILE_BYTES = 67_108_864;
/** What compilers write before a person stops reading. */
export const COMPILE_OUTPUT_BYTES = 131_072;
/** Compilers fork helpers and thread pools. */
export const COMPILE_PROCESSES = 128;
/** Runs at work at the same time, for each CPU: a run waits as often as it computes. */
export const RUNS_PER_CPU = 2;
/** Runs that wait for a place; past it a machine is not busy but flooded. */
export const MAX_WAITING_RUNS = 100;
/** How long output is gathered before it is stored while there is much: below what an eye can tell, above one commit. */
export const OUTPUT_FLUSH_MS = 15;
/** The same for what comes after a silence, such as a question: enough for a line printed in pieces, or for a quick end. */
export const FIRST_OUTPUT_FLUSH_MS = 3;
/** The longest piece of output stored and relayed as one; larger ones would hold up the messages behind them. */
export const MAX_CHUNK_CHARACTERS = 32_768;
/** A run of another machine is given up this long after its start: more than any run may take. */
export const ABANDONED_RUN_MS = 600_000;
/** Runs a room's page shows; older ones are in its record. */
export const MAX_LISTED_RUNS = 50;
