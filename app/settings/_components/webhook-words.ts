import type { WebhookType } from '#lib/protocol/webhooks.ts';

/** What a webhook can be told, in words. */
export const WEBHOOK_WORDS: Record<WebhookType, string> = {
  'room.created': 'A room is created',
  'room.ended': 'A room ends',
  'room.reopened': 'A room is opened again',
  'run.finished': 'A run finishes',
};
