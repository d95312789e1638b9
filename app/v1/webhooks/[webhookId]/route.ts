import { database } from '#lib/db/database.server.ts';
import { deleteWebhook, enableWebhook } from '#lib/jobs/webhooks-store.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { changeWebhookEndpoint, deleteWebhookEndpoint } from '../../_api/webhooks.ts';
import { serveAccount } from '../../_http/serve.ts';

export const PATCH = serveAccount(changeWebhookEndpoint, async ({ params: { webhookId }, body: { isEnabled } }) =>
  unwrap(await enableWebhook(database(), webhookId, isEnabled)),
);

export const DELETE = serveAccount(deleteWebhookEndpoint, async ({ params: { webhookId } }) =>
  unwrap(await deleteWebhook(database(), webhookId)),
);
