import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { isNewInstallation, mayRegister } from '#lib/accounts/registration.server.ts';
import { database } from '#lib/db/database.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { CredentialsForm } from '../_components/credentials-form.tsx';
import { nextPath } from '../_components/next-path.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = nextPath((await searchParams).next);
  if ((await currentAccount(await headers())) !== undefined) redirect(next);
  if (await isNewInstallation(database())) redirect('/sign-up');
  const open = await mayRegister(database(), env().SIGN_UP);
  return (
    <>
      <h1 className="mb-6 text-lg font-semibold tracking-tight">Sign in</h1>
      <CredentialsForm mode="sign-in" next={next} />
      <p className="mt-6 text-muted">
        {open ? (
          <>
            No account yet?{' '}
            <Link href="/sign-up" className="font-medium text-accent underline-offset-2 hover:underline">
              Create one
            </Link>
          </>
        ) : (
          'Invited to a room? Open the link you were sent: it needs no account.'
        )}
      </p>
    </>
  );
}
