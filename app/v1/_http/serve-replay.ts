import type { RoomAction } from '#lib/rooms/can.ts';
import { toResponse } from './answers.ts';
import { authoriseReplay, type ReplayAccess } from './replay-access.ts';
import { route } from './route.ts';
import { type Handler, inputOf } from './serve.ts';
import type { EndpointSpec, PathParams } from './spec.ts';

/** Serves an endpoint of one room's replay, which people see who were never in the room. */
export function serveReplay<
  const S extends EndpointSpec & { readonly may: RoomAction; readonly path: `/v1/rooms/{roomId}/replay${string}` },
>(spec: S, handler: Handler<S, ReplayAccess>) {
  return route<PathParams<S['path']> & { roomId: string }>(async (request, params) => {
    const access = await authoriseReplay(request, params.roomId, spec.may);
    return toResponse(spec, await handler({ ...(await inputOf(spec, request, params)), ...access }));
  });
}
