import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { database } from '#lib/db/database.server.ts';
import { listDeliveries, listWebhooks } from '#lib/jobs/webhooks-store.server.ts';
import { pageAccount } from '../../../_server/page-account.ts';
import { DeliveryList } from '../../_components/delivery-list.tsx';
import { PageTitle, Section } from '../../_components/section.tsx';

export const metadata: Metadata = { title: 'Webhook' };

export default async function WebhookPage({ params }: PageProps<'/settings/webhooks/[webhookId]'>) {
  const { webhookId } = await params;
  await pageAccount(`/settings/webhooks/${webhookId}`, 'manage_webhooks');
  const [webhooks, deliveries] = await Promise.all([listWebhooks(database()), listDeliveries(database(), webhookId)]);
  const webhook = webhooks.find((one) => one.webhookId === webhookId);
  if (webhook === undefined || !deliveries.ok) notFound();
  return (
    <>
      <PageTitle>
        <Link href="/settings/webhooks" className="font-normal text-muted hover:text-ink">
          Webhooks /
        </Link>{' '}
        <span className="break-all">{webhook.url}</span>
      </PageTitle>
      <Section title="What it was told" note="The newest hundred, for 30 days.">
        <DeliveryList webhookId={webhookId} deliveries={deliveries.value} />
      </Section>
    </>
  );
}
