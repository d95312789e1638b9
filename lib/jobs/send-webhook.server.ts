import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { WEBHOOK_TIMEOUT_SECONDS } from '../protocol/limits.ts';
import { type AddressPolicy, checkWebhookUrl, guardedLookup } from './webhook-address.server.ts';

/** One attempt to tell a webhook something. */
export interface Attempt {
  readonly deliveryId: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
}

/** How an attempt went: delivered on any 2xx; a redirect is followed nowhere and counts as a failure. */
export type Outcome =
  | { readonly isDelivered: true; readonly status: number }
  | { readonly isDelivered: false; readonly status: number | null; readonly error: string };

export const SECRET_PREFIX = 'whsec_';

/** The signature of a body, as Standard Webhooks describes: over id, time and body, by a secret both sides have. */
export function signature({ deliveryId, secret, body }: Attempt, seconds: number): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${deliveryId}.${seconds}.${body}`).digest('base64')}`;
}

/** Sends one attempt and waits for the answer, the limit at most. */
export function sendWebhook(
  attempt: Attempt,
  policy: AddressPolicy,
  timeoutSeconds = WEBHOOK_TIMEOUT_SECONDS,
): Promise<Outcome> {
  const url = checkWebhookUrl(attempt.url, policy);
  if (!url.ok) return Promise.resolve({ isDelivered: false, status: null, error: url.fault.message });
  const seconds = Math.floor(Date.now() / 1000);
  const send = url.value.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const failed = (error: string) => resolve({ isDelivered: false, status: null, error });
    const request = send(
      url.value,
      {
        method: 'POST',
        lookup: guardedLookup(policy),
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(attempt.body),
          'user-agent': 'Pairpad',
          'webhook-id': attempt.deliveryId,
          'webhook-timestamp': String(seconds),
          'webhook-signature': signature(attempt, seconds),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        // Only whether it was taken is of interest; what else the other side says is not read.
        response.destroy();
        const isDelivered = status >= 200 && status < 300;
        resolve(isDelivered ? { isDelivered, status } : { isDelivered, status, error: `it answered ${status}` });
      },
    );
    request.on('error', (error) =>
      failed(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? `no answer within ${timeoutSeconds} s`
          : error.message,
      ),
    );
    request.end(attempt.body);
  });
}
