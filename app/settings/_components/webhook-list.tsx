'use client';

import Link from 'next/link';
import type { Webhook } from '#lib/protocol/webhooks.ts';
import { AskFirst } from '../../_components/ask-first.tsx';
import { Button } from '../../_components/button.tsx';
import { useCall } from '../../_components/use-call.ts';
import { EmptyList } from './section.tsx';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/** The webhooks of the workspace. */
export function WebhookList({ webhooks }: { webhooks: readonly Webhook[] }) {
  const { call } = useCall();
  if (webhooks.length === 0) {
    return (
      <EmptyList title="No webhooks yet">
        Make one above to tell another system when rooms end or runs finish.
      </EmptyList>
    );
  }
  return (
    <ul aria-label="Webhooks" className="divide-y divide-line border-y border-line">
      {webhooks.map(({ webhookId, url, types, isEnabled }) => (
        <li key={webhookId} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <div className="min-w-0 flex-1 basis-56 max-sm:basis-full">
            <Link href={`/settings/webhooks/${webhookId}`} className="block truncate font-medium hover:underline">
              {url}
            </Link>
            <p className="text-small text-muted">
              {isEnabled ? null : 'Off · '}
              {types.map((type) => WEBHOOK_WORDS[type]).join(' · ')}
            </p>
          </div>
          <span className="ml-auto flex gap-1">
            <Button
              look="quiet"
              aria-label={`${isEnabled ? 'Switch off' : 'Switch on'} ${url}`}
              onClick={() => call(`/v1/webhooks/${webhookId}`, { method: 'PATCH', body: { isEnabled: !isEnabled } })}
            >
              {isEnabled ? 'Switch off' : 'Switch on'}
            </Button>
            <AskFirst
              label="Delete"
              about={url}
              question="With its log?"
              confirm="Delete"
              onConfirm={async () => void (await call(`/v1/webhooks/${webhookId}`, { method: 'DELETE' }))}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
