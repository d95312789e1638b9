import type { Metadata } from 'next';
import Link from 'next/link';
import { listApiKeys } from '#lib/accounts/api-keys.server.ts';
import { database } from '#lib/db/database.server.ts';
import { pageAccount } from '../../_server/page-account.ts';
import { KeyForm } from '../_components/key-form.tsx';
import { KeyList } from '../_components/key-list.tsx';
import { PageTitle, Section } from '../_components/section.tsx';

export const metadata: Metadata = { title: 'API keys' };

export default async function KeysPage() {
  const account = await pageAccount('/settings/keys', 'manage_account');
  const keys = await listApiKeys(database(), account.accountId);
  return (
    <>
      <PageTitle>API keys</PageTitle>
      <Section
        title="New key"
        note={
          <>
            A program with it acts as you, within what you allow.{' '}
            <Link href="/docs/api" className="text-accent underline underline-offset-2">
              Read the API
            </Link>
          </>
        }
      >
        <KeyForm role={account.role} />
      </Section>
      <Section title="Your keys">
        <KeyList keys={keys} />
      </Section>
    </>
  );
}
