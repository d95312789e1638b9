import type { Metadata } from 'next';
import { signInMethods } from '#lib/accounts/sign-in-options.server.ts';
import { pageAccount } from '../_server/page-account.ts';
import { NameForm } from './_components/name-form.tsx';
import { PasswordForm } from './_components/password-form.tsx';
import { PageTitle, Section } from './_components/section.tsx';
import { SignOutEverywhere } from './_components/sign-out-everywhere.tsx';
import { SingleSignOn } from './_components/single-sign-on.tsx';

export const metadata: Metadata = { title: 'My account' };

export default async function AccountPage() {
  const account = await pageAccount('/settings', 'manage_account');
  const { hasPassword, oidcName, isLinked } = await signInMethods(account.accountId);
  return (
    <>
      <PageTitle>My account</PageTitle>
      <Section title="Who you are" note={`${account.email} · ${account.role}`}>
        <NameForm name={account.name} />
      </Section>
      {hasPassword ? (
        <Section title="Password" note="Changing it signs you out of every other browser.">
          <PasswordForm />
        </Section>
      ) : null}
      {oidcName === null ? null : (
        <Section title="Single sign-on">
          <SingleSignOn providerName={oidcName} isLinked={isLinked} />
        </Section>
      )}
      <Section title="Sessions" note="Signs out this browser and all others, and closes the rooms open in them.">
        <SignOutEverywhere />
      </Section>
    </>
  );
}
