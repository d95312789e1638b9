import { z } from 'zod';
import { accountRoleSchema, personNameSchema } from '#lib/protocol/people.ts';
import { apiKeySchema, createApiKeySchema, createdApiKeySchema } from '#lib/protocol/workspace.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Account';

export const readAccountEndpoint = endpoint({
  method: 'GET',
  path: '/v1/account',
  group,
  summary: 'Says whose session or key this is.',
  may: 'use_account',
  status: 200,
  answer: z.object({ accountId: z.string(), name: z.string(), email: z.string(), role: accountRoleSchema }),
});

export const changeAccountEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/account',
  group,
  summary: 'Changes the name that others see.',
  may: 'manage_account',
  body: z.object({ name: personNameSchema }),
  status: 204,
});

export const signOutEverywhereEndpoint = endpoint({
  method: 'POST',
  path: '/v1/account/sign-out-everywhere',
  group,
  summary: 'Ends all sessions of the account, this one too, and closes its rooms in every browser.',
  may: 'manage_account',
  status: 204,
});

export const listKeysEndpoint = endpoint({
  method: 'GET',
  path: '/v1/keys',
  group,
  summary: 'Lists the API keys of the account.',
  may: 'manage_account',
  status: 200,
  answer: z.object({ keys: z.array(apiKeySchema) }),
});

export const createKeyEndpoint = endpoint({
  method: 'POST',
  path: '/v1/keys',
  group,
  summary: 'Makes an API key; it is shown this once.',
  may: 'manage_account',
  body: createApiKeySchema,
  status: 201,
  answer: createdApiKeySchema,
  isIdempotent: true,
});

export const revokeKeyEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/keys/{keyId}',
  group,
  summary: 'Takes an API key back, from the next request on.',
  may: 'manage_account',
  status: 204,
});
