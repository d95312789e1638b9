import { z } from 'zod';
import type { RoomEvent } from './events.ts';
import { MAX_DELIVERIES_SHOWN, MAX_URL_CHARACTERS } from './limits.ts';

/** What other systems can be told about. */
export const WEBHOOK_TYPES = ['room.created', 'room.ended', 'room.reopened', 'run.finished'] as const;
export const webhookTypeSchema = z.enum(WEBHOOK_TYPES);
export type WebhookType = z.infer<typeof webhookTypeSchema>;

const TYPE_OF_EVENT: { readonly [T in RoomEvent['type']]?: WebhookType } = {
  room_created: 'room.created',
  room_ended: 'room.ended',
  room_reopened: 'room.reopened',
  run_ended: 'run.finished',
};

/** What other systems are told when this happens in a room; undefined where they are not told. */
export function webhookTypeOf(event: RoomEvent): WebhookType | undefined {
  return TYPE_OF_EVENT[event.type];
}

/** What is sent: a JSON body of this shape, signed as Standard Webhooks describes. */
export const webhookBodySchema = z.object({
  /** The same for every attempt: a receiver that has seen it can ignore it. */
  id: z.string(),
  type: z.union([webhookTypeSchema, z.literal('ping')]),
  /** When it happened, ISO 8601. */
  at: z.string(),
  data: z.object({ roomId: z.string(), title: z.string(), event: z.record(z.string(), z.unknown()) }).partial(),
});

/** Milliseconds since the epoch, server's clock. */
const moment = z.number();

const urlSchema = z.url({ protocol: /^https?$/, error: 'Type a full address.' }).max(MAX_URL_CHARACTERS);

/** Body of `POST /v1/webhooks`. */
export const createWebhookSchema = z.object({
  url: urlSchema,
  types: z.array(webhookTypeSchema).min(1, 'Choose what it is to be told.'),
});

/** Body of `PATCH /v1/webhooks/:webhookId`. */
export const changeWebhookSchema = z.object({ isEnabled: z.boolean() });

/** A webhook as admins see it. */
export const webhookSchema = z.object({
  webhookId: z.string(),
  url: z.string(),
  types: z.array(webhookTypeSchema),
  isEnabled: z.boolean(),
  createdAt: moment,
});
export type Webhook = z.infer<typeof webhookSchema>;

/** Answer of `POST /v1/webhooks`. The secret that signs is shown this once. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });

/** One thing that a webhook was, or is to be, told. */
export const webhookDeliverySchema = z.object({
  deliveryId: z.string(),
  type: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.number().int(),
  createdAt: moment,
  lastAttemptAt: moment.nullable(),
  /** When it is tried next; null where it is settled. */
  nextAttemptAt: moment.nullable(),
  /** HTTP status of the last answer; null where there was none. */
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** Answer of `GET /v1/webhooks/:webhookId/deliveries`: the newest. */
export const deliveriesSchema = z.object({ deliveries: z.array(webhookDeliverySchema).max(MAX_DELIVERIES_SHOWN) });
