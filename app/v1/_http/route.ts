import type { NextRequest } from 'next/server';
import { errorAnswer, faultAnswer } from './answer.ts';
import { isForeign } from './foreign.ts';

type Handler<P> = (request: NextRequest, params: P) => Promise<Response>;

/** Wraps a handler: refuses what another site's page sent, and turns faults into their answers. */
export function route<P = Record<never, string>>(handler: Handler<P>) {
  return async (request: NextRequest, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (isForeign(request)) {
        return faultAnswer({ code: 'forbidden', message: 'This request came from a page of another site.' });
      }
      // No id holds a NUL character, and Postgres refuses to look for one.
      if (request.nextUrl.href.includes('%00'))
        return faultAnswer({ code: 'not_found', message: 'There is nothing here.' });
      return await handler(request, await context.params);
    } catch (error) {
      return errorAnswer(error);
    }
  };
}
