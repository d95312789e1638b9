import { env } from '#lib/kernel/env.server.ts';
import { ownOrigins } from '#lib/kernel/origins.ts';

/**
 * Whether a page of another site sent this request. Browsers name the page's origin on every request that can change
 * something, and newer ones say how it relates to us; programs say neither, and have no cookies to be misused.
 */
export function isForeign({ method, headers }: Request): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const origin = headers.get('origin');
  if (origin !== null) return !ownOrigins(env().PUBLIC_URL).includes(origin);
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
