import { database } from '#lib/db/database.server.ts';
import { createWebhook, listWebhooks } from '#lib/jobs/webhooks-store.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { createWebhookEndpoint, listWebhooksEndpoint } from '../_api/webhooks.ts';
import { serveAccount } from '../_http/serve.ts';
import { webhookPolicy } from '../_http/webhook-policy.ts';

export const GET = serveAccount(listWebhooksEndpoint, async () => ({ webhooks: await listWebhooks(database()) }));

export const POST = serveAccount(createWebhookEndpoint, async ({ db, body }) =>
  unwrap(await createWebhook(db, body, webhookPolicy())),
);
