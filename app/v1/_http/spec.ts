import type { z } from 'zod';
import type { RoomAction, WorkspaceAction } from '#lib/rooms/can.ts';

/** How an endpoint is grouped where people read about it. */
export type EndpointGroup = 'Rooms' | 'Runs' | 'Questions' | 'Replay' | 'People' | 'Account' | 'Webhooks';

/**
 * One endpoint as data: what it takes, what it answers, and who may call it. The same schemas check requests and make
 * the OpenAPI document; the same `may` is asked of `can` and walked by the access matrix.
 */
export interface EndpointSpec {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path parameters in braces: `/v1/rooms/{roomId}`. */
  readonly path: string;
  readonly group: EndpointGroup;
  /** One sentence: what it does. */
  readonly summary: string;
  /** What the caller must be allowed; `anybody` where the endpoint itself is a door. */
  readonly may: WorkspaceAction | RoomAction | 'anybody';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodType;
  /** Takes an `Idempotency-Key` header. */
  readonly isIdempotent?: true;
}

/** Names an endpoint, keeping the types of its schemas. */
export function endpoint<const S extends EndpointSpec>(spec: S): S {
  return spec;
}

/** What a schema gives after checking; undefined where the endpoint has none. */
export type Checked<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What an answer may be made from; nothing where the endpoint answers nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns a promise of void.
export type Given<T> = T extends z.ZodType ? z.input<T> : void;

/** The parameters that a path names. */
export type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : unknown;
