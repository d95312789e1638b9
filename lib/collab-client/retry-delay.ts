const FIRST_MS = 400;
const LAST_MS = 15_000;

/**
 * How long to wait before the next attempt, after so many failed ones. Between half and one and a half times its
 * step, so that a room full of pages, or a server full of rooms, does not come back in one instant.
 */
export function retryDelayMs(failures: number, random: () => number = Math.random): number {
  return Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(failures, 16)) * (0.5 + random());
}
