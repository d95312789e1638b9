const POLL_MS = 10;
/** A busy machine's disk may stand still for seconds. What must be quicker by promise is given its own time. */
const TIMEOUT_MS = 20_000;

/**
 * Waits until the condition answers something other than false, null or undefined, and answers that. What it throws
 * counts as "not yet", and is the cause of the failure when the time is over.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = TIMEOUT_MS, what = condition.toString() } = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const value = await condition();
      if (value !== false && value !== null && value !== undefined) {
        return value as Exclude<T, false | null | undefined>;
      }
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
