import type { z } from 'zod';
import { type Fault, fail, ok, type Result } from '#lib/kernel/fault.ts';

const UNREACHABLE = fail('unavailable', 'The server cannot be reached.', {
  action: 'Check the connection and try again.',
});

export interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** The shape of the answer. */
  readonly answer: z.ZodType<T>;
}

/** Asks Pairpad's own API and returns its answer, or the fault it gave in its own words. */
export async function api<T>(path: string, { method = 'GET', body, answer }: Call<T>): Promise<Result<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    return UNREACHABLE;
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) return { ok: false, fault: faultOf(json) };
  const parsed = answer.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return fail('unavailable', 'The server answered something this page does not understand.', {
    action: 'Reload the page: it may be older than the server.',
  });
}

/** The fault in an answer's body. */
export function faultOf(json: unknown): Fault {
  const { error } = (json ?? {}) as { error?: Partial<Fault> };
  if (error?.code !== undefined && error.message !== undefined) return error as Fault;
  return { code: 'unavailable', message: 'The server could not answer.', action: 'Try again in a moment.' };
}
