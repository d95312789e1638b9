import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { singleton } from './singleton.server.ts';

/** Set on every request by `nameAddresses`; what a client sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-pairpad-address';

/**
 * Names the client's address on every request this process receives: the socket's own, or behind a trusted proxy the
 * last one in `X-Forwarded-For`, which the proxy wrote. Routes see headers alone, and any client can write those.
 */
export function nameAddresses(trustProxy: boolean): void {
  singleton('nameAddresses', () => {
    subscribe('http.server.request.start', (message) => {
      const { headers, socket } = (message as { request: IncomingMessage }).request;
      const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
      const last = [forwarded].flat().join(',').split(',').at(-1)?.trim();
      headers[ADDRESS_HEADER] = last || socket.remoteAddress || 'unknown';
    });
    return true;
  });
}

/** The address a request came from; 'unknown' where nothing has named it. */
export function clientAddress(headers: Headers): string {
  return headers.get(ADDRESS_HEADER) ?? 'unknown';
}
