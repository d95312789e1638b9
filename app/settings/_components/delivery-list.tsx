'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { WebhookDelivery } from '#lib/protocol/webhooks.ts';
import { Button } from '../../_components/button.tsx';
import { LocalTime } from '../../_components/local-time.tsx';
import { useCall } from '../../_components/use-call.ts';
import { EmptyList } from './section.tsx';

/** What a webhook was told, how it went, and the ways to try again. */
export function DeliveryList({ webhookId, deliveries }: { webhookId: string; deliveries: readonly WebhookDelivery[] }) {
  const router = useRouter();
  const { call, pending } = useCall();
  return (
    <>
      <div className="mb-3 flex gap-2">
        <Button pending={pending} onClick={() => call(`/v1/webhooks/${webhookId}/ping`, { method: 'POST' })}>
          Send a ping
        </Button>
        <Button look="quiet" onClick={() => router.refresh()}>
          <RotateCw size={14} aria-hidden />
          Refresh
        </Button>
      </div>
      {deliveries.length === 0 ? (
        <EmptyList title="Nothing yet">Send a ping to see whether the address answers.</EmptyList>
      ) : (
        <ul aria-label="Deliveries" className="divide-y divide-line border-y border-line">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.deliveryId}
              delivery={delivery}
              onAgain={() =>
                call(`/v1/webhooks/${webhookId}/deliveries/${delivery.deliveryId}/redeliver`, { method: 'POST' })
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}

function DeliveryRow({ delivery, onAgain }: { delivery: WebhookDelivery; onAgain: () => void }) {
  const { type, state, attempts, createdAt, lastStatus, lastError } = delivery;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
      <code className="w-28 font-mono text-small">{type}</code>
      <span className="w-40 text-muted">
        <LocalTime at={createdAt} />
      </span>
      <span className="min-w-0 flex-1 basis-48">
        <StateWords delivery={delivery} />
        <span className="text-muted">
          {attempts > 1 ? ` · ${attempts} attempts` : null}
          {lastError !== null ? ` · ${lastError}` : lastStatus !== null ? ` · ${lastStatus}` : null}
        </span>
      </span>
      {state === 'pending' ? null : (
        <Button look="quiet" aria-label={`Send ${type} again`} onClick={onAgain}>
          Send again
        </Button>
      )}
    </li>
  );
}

function StateWords({ delivery: { state, nextAttemptAt, attempts } }: { delivery: WebhookDelivery }) {
  if (state === 'delivered') return <span className="font-medium text-good">Delivered</span>;
  if (state === 'failed') return <span className="font-medium text-danger">Given up</span>;
  if (attempts === 0 || nextAttemptAt === null) return <span className="font-medium">On its way</span>;
  return (
    <span className="font-medium text-warn">
      Next try <LocalTime at={nextAttemptAt} />
    </span>
  );
}
