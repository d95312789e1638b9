import {
  executionSchema,
  runRequestSchema,
  runSummarySchema,
  runViewSchema,
  startRunSchema,
  typeInputSchema,
} from '#lib/protocol/runs.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Runs';

export const executeEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/execute',
  group,
  summary: 'Runs code in the room and answers when it has ended; everybody in the room sees it too.',
  may: 'run',
  body: runRequestSchema,
  status: 200,
  answer: executionSchema,
});

export const startRunEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/runs',
  group,
  summary: 'Starts a run and answers at once; its output comes to everybody over the sync socket.',
  may: 'run',
  body: startRunSchema,
  status: 202,
  answer: runSummarySchema,
});

export const readRunEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/runs/{runId}',
  group,
  summary: 'Reads a run, its output so far, and what came of its tests.',
  may: 'read',
  status: 200,
  answer: runViewSchema,
});

export const stopRunEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/runs/{runId}/stop',
  group,
  summary: 'Stops a run for everybody, whoever started it.',
  may: 'run',
  status: 204,
});

export const typeInputEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/runs/{runId}/stdin',
  group,
  summary: 'Types to an interactive run, whoever started it, or ends its input.',
  may: 'run',
  body: typeInputSchema,
  status: 204,
});
