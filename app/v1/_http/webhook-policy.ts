import type { AddressPolicy } from '#lib/jobs/webhook-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';

/** Where webhooks of this installation may go. */
export function webhookPolicy(): AddressPolicy {
  return { allowPrivate: env().WEBHOOKS_TO_PRIVATE_ADDRESSES };
}
