import { database } from '#lib/db/database.server.ts';
import { redeliver } from '#lib/jobs/webhooks-store.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { redeliverEndpoint } from '../../../../../_api/webhooks.ts';
import { serveAccount } from '../../../../../_http/serve.ts';

export const POST = serveAccount(redeliverEndpoint, async ({ params: { webhookId, deliveryId } }) =>
  unwrap(await redeliver(database(), webhookId, deliveryId)),
);
