import { randomBytes } from 'node:crypto';
import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { type Fault, fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { MAX_DELIVERIES_SHOWN, MAX_WEBHOOKS } from '../protocol/limits.ts';
import {
  type Webhook,
  type WebhookDelivery,
  type WebhookType,
  webhookBodySchema,
  webhookDeliverySchema,
  webhookTypeSchema,
} from '../protocol/webhooks.ts';
import { SECRET_PREFIX } from './send-webhook.server.ts';
import { type AddressPolicy, checkWebhookUrl } from './webhook-address.server.ts';

const NO_WEBHOOK: Fault = { code: 'not_found', message: 'There is no such webhook.' };
const SECRET_BYTES = 24;

/** Makes a webhook; the secret that signs what it is sent is answered this once. */
export async function createWebhook(
  db: DatabaseOrTransaction,
  { url, types }: { readonly url: string; readonly types: readonly WebhookType[] },
  policy: AddressPolicy,
): Promise<Result<Webhook & { secret: string }>> {
  const checked = checkWebhookUrl(url, policy);
  if (!checked.ok) return checked;
  if ((await db.webhook.count()) >= MAX_WEBHOOKS) {
    return fail('conflict', 'There are too many webhooks.', { action: 'Delete one that is not used any more.' });
  }
  const secret = `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
  const row = await db.webhook.create({
    data: { id: newId(), url: checked.value.href, secret, types: [...new Set(types)] },
  });
  return ok({ ...toWebhook(row), secret });
}

/** All webhooks of the workspace, newest first. */
export async function listWebhooks(db: Database): Promise<Webhook[]> {
  return (await db.webhook.findMany({ orderBy: { createdAt: 'desc' } })).map(toWebhook);
}

/** Switches a webhook on or off; what it was to be told while off is not made up for. */
export async function enableWebhook(db: Database, webhookId: string, isEnabled: boolean): Promise<Result<void>> {
  const { count } = await db.webhook.updateMany({
    where: { id: webhookId },
    data: { disabledAt: isEnabled ? null : new Date() },
  });
  return count === 1 ? ok(undefined) : { ok: false, fault: NO_WEBHOOK };
}

/** Deletes a webhook with its log. */
export async function deleteWebhook(db: Database, webhookId: string): Promise<Result<void>> {
  const { count } = await db.webhook.deleteMany({ where: { id: webhookId } });
  return count === 1 ? ok(undefined) : { ok: false, fault: NO_WEBHOOK };
}

/** The newest deliveries of a webhook. */
export async function listDeliveries(db: Database, webhookId: string): Promise<Result<WebhookDelivery[]>> {
  const webhook = await db.webhook.findUnique({
    where: { id: webhookId },
    include: { deliveries: { orderBy: { createdAt: 'desc' }, take: MAX_DELIVERIES_SHOWN } },
  });
  return webhook === null ? { ok: false, fault: NO_WEBHOOK } : ok(webhook.deliveries.map(toDelivery));
}

/** Queues a delivery to a webhook: of a settled one again, or of a `ping` that shows whether it works. */
export async function redeliver(db: Database, webhookId: string, deliveryId: string): Promise<Result<void>> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { id: deliveryId, webhookId, state: { not: 'pending' } },
    data: { state: 'pending', attempts: 0, nextAttemptAt: new Date() },
  });
  return count === 1 ? ok(undefined) : fail('not_found', 'There is no such settled delivery.');
}

/** Queues a `ping`, to see whether a webhook is reached. */
export async function pingWebhook(db: Database, webhookId: string): Promise<Result<void>> {
  if ((await db.webhook.count({ where: { id: webhookId } })) === 0) return { ok: false, fault: NO_WEBHOOK };
  const id = newId();
  const body = JSON.stringify(webhookBodySchema.parse({ id, type: 'ping', at: new Date().toISOString(), data: {} }));
  await db.webhookDelivery.create({ data: { id, webhookId, type: 'ping', body } });
  return ok(undefined);
}

function toWebhook(row: Prisma.WebhookGetPayload<object>): Webhook {
  return {
    webhookId: row.id,
    url: row.url,
    types: row.types.map((type) => webhookTypeSchema.parse(type)),
    isEnabled: row.disabledAt === null,
    createdAt: row.createdAt.getTime(),
  };
}

function toDelivery(row: Prisma.WebhookDeliveryGetPayload<object>): WebhookDelivery {
  const state = webhookDeliverySchema.shape.state.parse(row.state);
  return {
    deliveryId: row.id,
    type: row.type,
    state,
    attempts: row.attempts,
    createdAt: row.createdAt.getTime(),
    lastAttemptAt: row.lastAttemptAt?.getTime() ?? null,
    nextAttemptAt: state === 'pending' ? row.nextAttemptAt.getTime() : null,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
  };
}
