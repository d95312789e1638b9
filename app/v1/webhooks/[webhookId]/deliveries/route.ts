import { database } from '#lib/db/database.server.ts';
import { listDeliveries } from '#lib/jobs/webhooks-store.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { listDeliveriesEndpoint } from '../../../_api/webhooks.ts';
import { serveAccount } from '../../../_http/serve.ts';

export const GET = serveAccount(listDeliveriesEndpoint, async ({ params: { webhookId } }) => ({
  deliveries: unwrap(await listDeliveries(database(), webhookId)),
}));
