import type { EndpointSpec } from '../_http/spec.ts';
import * as account from './account.ts';
import * as notes from './notes.ts';
import * as people from './people.ts';
import * as questions from './questions.ts';
import * as replay from './replay.ts';
import * as rooms from './rooms.ts';
import * as runs from './runs.ts';
import * as webhooks from './webhooks.ts';

const METHODS: readonly EndpointSpec['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every endpoint under /v1: what the OpenAPI document shows and the access matrix walks. */
export const ENDPOINTS: readonly EndpointSpec[] = [
  rooms,
  runs,
  questions,
  notes,
  replay,
  people,
  account,
  webhooks,
].flatMap(
  // A module's exports come by name; people look for a path, and for reading before writing.
  (group): EndpointSpec[] => Object.values<EndpointSpec>(group).toSorted(byPath),
);

function byPath(a: EndpointSpec, b: EndpointSpec): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return METHODS.indexOf(a.method) - METHODS.indexOf(b.method);
}
