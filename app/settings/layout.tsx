import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { can } from '#lib/rooms/can.ts';
import { WorkspaceHeader } from '../_components/workspace-header.tsx';
import { SettingsNav } from './_components/settings-nav.tsx';

export const metadata: Metadata = { title: { template: '%s · Settings · Pairpad', default: 'Settings' } };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount(await headers());
  // The page below sends the signed-out to sign in: it alone knows where they are to come back to.
  if (account === undefined) return children;
  const actor = { kind: 'account', ...account } as const;
  const pages = [
    { href: '/settings', label: 'My account' },
    { href: '/settings/keys', label: 'API keys' },
    ...(can(actor, 'manage_people') ? [{ href: '/settings/people', label: 'People' }] : []),
    ...(can(actor, 'read_runner') ? [{ href: '/settings/runner', label: 'Running code' }] : []),
    ...(can(actor, 'manage_webhooks') ? [{ href: '/settings/webhooks', label: 'Webhooks' }] : []),
  ];
  return (
    <div className="min-h-dvh">
      <WorkspaceHeader account={account} place="/settings" />
      <div className="mx-auto grid max-w-4xl gap-x-10 gap-y-4 px-4 py-8 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <SettingsNav pages={pages} />
        <main className="min-w-0">{children}</main>
      </div>
    </div>
  );
}
