import type { Metadata } from 'next';
import { database } from '#lib/db/database.server.ts';
import { listWebhooks } from '#lib/jobs/webhooks-store.server.ts';
import { pageAccount } from '../../_server/page-account.ts';
import { PageTitle, Section } from '../_components/section.tsx';
import { WebhookForm } from '../_components/webhook-form.tsx';
import { WebhookList } from '../_components/webhook-list.tsx';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  await pageAccount('/settings/webhooks', 'manage_webhooks');
  const webhooks = await listWebhooks(database());
  return (
    <>
      <PageTitle>Webhooks</PageTitle>
      <Section
        title="New webhook"
        note="Pairpad posts to this address when something happens, and tries again when it is not taken."
      >
        <WebhookForm />
      </Section>
      <Section title="Webhooks of the workspace">
        <WebhookList webhooks={webhooks} />
      </Section>
    </>
  );
}
