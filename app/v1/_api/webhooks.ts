import { z } from 'zod';
import {
  changeWebhookSchema,
  createdWebhookSchema,
  createWebhookSchema,
  deliveriesSchema,
  webhookSchema,
} from '#lib/protocol/webhooks.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Webhooks';
const may = 'manage_webhooks';

export const listWebhooksEndpoint = endpoint({
  method: 'GET',
  path: '/v1/webhooks',
  group,
  summary: 'Lists the webhooks of the workspace.',
  may,
  status: 200,
  answer: z.object({ webhooks: z.array(webhookSchema) }),
});

export const createWebhookEndpoint = endpoint({
  method: 'POST',
  path: '/v1/webhooks',
  group,
  summary: 'Makes a webhook; the secret that signs what it is sent is shown this once.',
  may,
  body: createWebhookSchema,
  status: 201,
  answer: createdWebhookSchema,
  isIdempotent: true,
});

export const changeWebhookEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/webhooks/{webhookId}',
  group,
  summary: 'Switches a webhook on or off.',
  may,
  body: changeWebhookSchema,
  status: 204,
});

export const deleteWebhookEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/webhooks/{webhookId}',
  group,
  summary: 'Deletes a webhook and its log.',
  may,
  status: 204,
});

export const pingWebhookEndpoint = endpoint({
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/ping',
  group,
  summary: 'Sends a webhook a `ping`, to see whether it is reached.',
  may,
  status: 202,
});

export const listDeliveriesEndpoint = endpoint({
  method: 'GET',
  path: '/v1/webhooks/{webhookId}/deliveries',
  group,
  summary: 'Lists what a webhook was told, newest first, and how it went.',
  may,
  status: 200,
  answer: deliveriesSchema,
});

export const redeliverEndpoint = endpoint({
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
  group,
  summary: 'Sends a settled delivery again.',
  may,
  status: 202,
});
