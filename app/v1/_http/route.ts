import type { NextRequest } from 'next/server';
import { env } from '#lib/kernel/env.server.ts';
import { ownOrigins } from '#lib/kernel/origins.ts';
import { errorAnswer, faultAnswer } from './answer.ts';

type Handler<P> = (request: NextRequest, params: P) => Promise<Response>;

/** Wraps a handler: refuses what another site's page sent, and turns faults into their answers. */
export function route<P = Record<never, string>>(handler: Handler<P>) {
  return async (request: NextRequest, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (isForeign(request)) {
        return faultAnswer({ code: 'forbidden', message: 'This request came from a page of another site.' });
      }
      return await handler(request, await context.params);
    } catch (error) {
      return errorAnswer(error);
    }
  };
}

// Browsers name the page's origin on every request that can change something; programs send none.
function isForeign(request: NextRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const origin = request.headers.get('origin');
  return origin !== null && !ownOrigins(env().PUBLIC_URL).includes(origin);
}
