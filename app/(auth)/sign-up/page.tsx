import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { isNewInstallation, mayRegister } from '#lib/accounts/registration.server.ts';
import { database } from '#lib/db/database.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { Notice } from '../../_components/notice.tsx';
import { CredentialsForm } from '../_components/credentials-form.tsx';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage() {
  if ((await currentAccount(await headers())) !== undefined) redirect('/rooms');
  const [isNew, open] = await Promise.all([isNewInstallation(database()), mayRegister(database(), env().SIGN_UP)]);
  return (
    <>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">{isNew ? 'Set up Pairpad' : 'Create an account'}</h1>
      <p className="mb-6 text-muted">
        {isNew ? 'This first account is the admin of this workspace.' : 'For interviewers. Candidates need none.'}
      </p>
      {open ? (
        <CredentialsForm mode="sign-up" next="/rooms" />
      ) : (
        <Notice look="info" title="This workspace takes no new accounts by itself.">
          Ask its admin. To join a room, open the link you were sent: it needs no account.
        </Notice>
      )}
      {isNew ? null : (
        <p className="mt-6 text-muted">
          Have an account?{' '}
          <Link href="/sign-in" className="font-medium text-accent underline-offset-2 hover:underline">
            Sign in
          </Link>
        </p>
      )}
    </>
  );
}
