import { database } from '#lib/db/database.server.ts';
import { pingWebhook } from '#lib/jobs/webhooks-store.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { pingWebhookEndpoint } from '../../../_api/webhooks.ts';
import { serveAccount } from '../../../_http/serve.ts';

export const POST = serveAccount(pingWebhookEndpoint, async ({ params: { webhookId } }) =>
  unwrap(await pingWebhook(database(), webhookId)),
);
