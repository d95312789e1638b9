import type { EndpointSpec } from '../_http/spec.ts';
import * as account from './account.ts';
import * as people from './people.ts';
import * as questions from './questions.ts';
import * as replay from './replay.ts';
import * as rooms from './rooms.ts';
import * as runs from './runs.ts';
import * as webhooks from './webhooks.ts';

/** Every endpoint under /v1: what the OpenAPI document shows and the access matrix walks. */
export const ENDPOINTS: readonly EndpointSpec[] = [rooms, runs, questions, replay, people, account, webhooks].flatMap(
  (group): EndpointSpec[] => Object.values(group),
);
