import { z } from 'zod';
import { FAULT_STATUS, type FaultCode } from '#lib/kernel/fault.ts';
import type { EndpointSpec } from './spec.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every fault looks like. */
const faultSchema = z.object({
  error: z.object({
    code: z.enum([...(Object.keys(FAULT_STATUS) as [FaultCode, ...FaultCode[]]), 'internal']),
    message: z.string().describe('One sentence: what happened.'),
    action: z.string().optional().describe('One sentence: what to do about it.'),
    field: z.string().optional().describe('The input field at fault, as a dotted path.'),
    retryAfterSeconds: z.number().optional(),
  }),
});

/** A schema as OpenAPI has it: what goes in, or what comes out. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** The OpenAPI 3.1 document of the endpoints, from the schemas that check their requests. */
export function openApiDocument(endpoints: readonly EndpointSpec[], serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const spec of endpoints) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operation(spec) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pairpad',
      version: '1',
      description:
        'Everything the pages do. Programs send an API key as `Authorization: Bearer …`; browsers send their session.',
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(endpoints.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'pairpad.session_token' },
      },
      responses: {
        Fault: {
          description: 'It was not done; the answer says why and what to do.',
          content: { 'application/json': { schema: jsonSchema(faultSchema, 'output') } },
        },
      },
    },
  };
}

function operation(spec: EndpointSpec): Json {
  const { method, path, group, summary, may, query, body, status, answer, isIdempotent } = spec;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    tags: [group],
    summary,
    description: may === 'anybody' ? 'Anybody may call it.' : `The caller must be allowed \`${may}\`.`,
    ...(may === 'anybody' ? { security: [] } : {}),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(query === undefined ? [] : queryParameters(query)),
      ...(isIdempotent ? [IDEMPOTENCY] : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: {
      [status]: {
        description: answer === undefined ? 'Done.' : 'Done; the answer says what came of it.',
        ...(answer === undefined ? {} : { content: { 'application/json': { schema: jsonSchema(answer, 'output') } } }),
      },
      default: { $ref: '#/components/responses/Fault' },
    },
  };
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by the caller: the same request again under the same key gets the first answer.',
  schema: { type: 'string' },
};

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
