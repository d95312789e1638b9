import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { CurrentAccount } from '#lib/accounts/current-account.server.ts';
import type { DatabaseOrTransaction } from '#lib/db/client.server.ts';
import { database } from '#lib/db/database.server.ts';
import type { RoomAction, WorkspaceAction } from '#lib/rooms/can.ts';
import { accountThatMay, countedAccount } from './account-access.ts';
import { answerIdempotently, toResponse } from './answers.ts';
import { checkInput, readJson } from './read-json.ts';
import { authorise, type RoomAccess } from './room-access.ts';
import { route } from './route.ts';
import type { Checked, EndpointSpec, Given, PathParams } from './spec.ts';

export type Input<S extends EndpointSpec> = {
  readonly request: NextRequest;
  readonly params: PathParams<S['path']>;
  readonly query: Checked<S['query']>;
  readonly body: Checked<S['body']>;
};
export type Handler<S extends EndpointSpec, Context> = (
  context: Input<S> & Context,
) => Promise<Given<S['answer']> | Response>;

/** Serves an endpoint of the workspace: checks who asks and what, then calls the handler with the account. */
export function serveAccount<const S extends EndpointSpec & { readonly may: WorkspaceAction }>(
  spec: S,
  handler: Handler<S, { readonly account: CurrentAccount; readonly db: DatabaseOrTransaction }>,
) {
  return route<PathParams<S['path']>>(async (request, params) => {
    const account = await accountThatMay(request.headers, spec.may);
    const input = await inputOf(spec, request, params);
    const content = JSON.stringify([spec.method, new URL(request.url).pathname, input.body ?? null]);
    const caller = { headers: request.headers, accountId: account.accountId, content };
    const make = (db: DatabaseOrTransaction) => handler({ ...input, account, db });
    if (spec.isIdempotent) return answerIdempotently(database(), caller, spec, make);
    return toResponse(spec, await make(database()));
  });
}

/** Serves an endpoint of one room: checks who asks and what, then calls the handler with the room and the participant. */
export function serveRoom<
  const S extends EndpointSpec & { readonly may: RoomAction; readonly path: `/v1/rooms/{roomId}${string}` },
>(spec: S, handler: Handler<S, RoomAccess>) {
  return route<PathParams<S['path']> & { roomId: string }>(async (request, params) => {
    const access = await authorise(request, params.roomId, spec.may);
    return toResponse(spec, await handler({ ...(await inputOf(spec, request, params)), ...access }));
  });
}

/** Serves a door: an endpoint that anybody may knock at. */
export function serveAnybody<const S extends EndpointSpec & { readonly may: 'anybody' }>(
  spec: S,
  handler: Handler<S, { readonly account: CurrentAccount | undefined }>,
) {
  return route<PathParams<S['path']>>(async (request, params) => {
    const account = await countedAccount(request.headers);
    return toResponse(spec, await handler({ ...(await inputOf(spec, request, params)), account }));
  });
}

export async function inputOf<S extends EndpointSpec>(
  spec: S,
  request: NextRequest,
  params: PathParams<S['path']>,
): Promise<Input<S>> {
  const query = checkInput(Object.fromEntries(request.nextUrl.searchParams), spec.query ?? z.unknown());
  const body = spec.body === undefined ? undefined : await readJson(request, spec.body);
  // The spec's own schemas made both values.
  return { request, params, query: query as Checked<S['query']>, body: body as Checked<S['body']> };
}
