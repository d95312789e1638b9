import { vi } from 'vitest';

/** Does something while no time passes: on a busy machine a limit may fill again sooner than it is asked for. */
export async function atOneMoment<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}
