import type { Database, Prisma } from '../db/client.server.ts';
import { newId } from '../kernel/ids.ts';
import { WEBHOOK_TIMEOUT_SECONDS } from '../protocol/limits.ts';
import { webhookBodySchema } from '../protocol/webhooks.ts';
import type { Job } from './job-loop.server.ts';
import { type Outcome, sendWebhook } from './send-webhook.server.ts';
import type { AddressPolicy } from './webhook-address.server.ts';

/** Pauses after a failed attempt: from a restart of the receiver to a weekend, then it is given up. */
const PAUSES_SECONDS = [5, 30, 120, 600, 3_600, 6 * 3_600, 24 * 3_600] as const;
/** How long a process that takes a delivery has for it; when it dies, another takes over after this. */
const LEASE_SECONDS = WEBHOOK_TIMEOUT_SECONDS * 3;
const AT_ONCE = 20;
const POLL_SECONDS = 1;

/** Tells webhooks what happened: at least once, in about the order it happened, by any process. */
export function webhookJobs(policy: AddressPolicy): Job[] {
  return [
    { name: 'announcements', everySeconds: POLL_SECONDS, mode: 'shared', run: queueDeliveries },
    { name: 'webhooks', everySeconds: POLL_SECONDS, mode: 'shared', run: (db) => deliver(db, policy) },
  ];
}

/** Turns announcements into one delivery for each webhook that wants them; both in one transaction. */
async function queueDeliveries(db: Database): Promise<boolean> {
  // Nearly always there is nothing; that is asked without the cost of a transaction.
  if ((await db.announcement.count({ take: 1 })) === 0) return false;
  return db.$transaction(async (tx) => {
    const announced = await tx.$queryRaw<
      { id: string; type: string; roomId: string; at: Date; data: Prisma.JsonValue }[]
    >`
      select id, type, "roomId", at, data from "Announcement" order by at limit ${AT_ONCE} for update skip locked`;
    if (announced.length === 0) return false;
    const webhooks = await tx.webhook.findMany({ where: { disabledAt: null } });
    const rooms = await tx.room.findMany({
      where: { id: { in: announced.map(({ roomId }) => roomId) } },
      select: { id: true, title: true },
    });
    const titles = new Map(rooms.map(({ id, title }) => [id, title]));
    const deliveries = announced.flatMap(({ type, roomId, at, data }) =>
      webhooks
        .filter(({ types }) => types.includes(type))
        .map((webhook) => {
          const id = newId();
          const facts = { roomId, title: titles.get(roomId) ?? '', event: data };
          return {
            id,
            webhookId: webhook.id,
            type,
            body: JSON.stringify(webhookBodySchema.parse({ id, type, at: at.toISOString(), data: facts })),
          };
        }),
    );
    await tx.webhookDelivery.createMany({ data: deliveries });
    await tx.announcement.deleteMany({ where: { id: { in: announced.map(({ id }) => id) } } });
    return announced.length === AT_ONCE;
  });
}

/** Takes the deliveries that are due, under a lease, and attempts them side by side. */
async function deliver(db: Database, policy: AddressPolicy): Promise<boolean> {
  const due = await db.$queryRaw<{ id: string; attempts: number; body: string; url: string; secret: string }[]>`
    update "WebhookDelivery" d
    set attempts = d.attempts + 1, "lastAttemptAt" = now(), "nextAttemptAt" = now() + make_interval(secs => ${LEASE_SECONDS})
    from "Webhook" w
    where w.id = d."webhookId" and d.id in (
      select id from "WebhookDelivery" where state = 'pending' and "nextAttemptAt" <= now()
      order by "nextAttemptAt" limit ${AT_ONCE} for update skip locked)
    returning d.id, d.attempts, d.body, w.url, w.secret`;
  await Promise.all(
    due.map(async ({ id, attempts, body, url, secret }) => {
      const outcome = await sendWebhook({ deliveryId: id, url, secret, body }, policy);
      await db.webhookDelivery.updateMany({ where: { id }, data: settled(outcome, attempts) });
    }),
  );
  return due.length === AT_ONCE;
}

function settled(outcome: Outcome, attempts: number) {
  if (outcome.isDelivered) return { state: 'delivered', lastStatus: outcome.status, lastError: null };
  const failure = { lastStatus: outcome.status, lastError: outcome.error };
  const pause = PAUSES_SECONDS[attempts - 1];
  if (pause === undefined) return { ...failure, state: 'failed' };
  return { ...failure, nextAttemptAt: new Date(Date.now() + pause * 1000) };
}
