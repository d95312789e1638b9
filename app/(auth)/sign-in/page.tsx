import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { signInOptions } from '#lib/accounts/sign-in-options.server.ts';
import { CredentialsForm } from '../_components/credentials-form.tsx';
import { nextPath } from '../_components/next-path.ts';
import { ReturnFault } from '../_components/return-fault.tsx';
import { SingleSignOnButton } from '../_components/single-sign-on-button.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  if ((await currentAccount(await headers())) !== undefined) redirect(next);
  const { isNew, isSignUpOpen, oidcName } = await signInOptions();
  if (isNew && oidcName === null) redirect('/sign-up');
  return (
    <>
      <h1 className="mb-6 text-lg font-semibold tracking-tight">Sign in</h1>
      <ReturnFault code={asked.error} />
      <CredentialsForm mode="sign-in" next={next} />
      <p className="mt-3">
        <Link href="/forgot-password" className="text-muted underline-offset-2 hover:text-ink hover:underline">
          Forgotten your password?
        </Link>
      </p>
      {oidcName === null ? null : <SingleSignOnButton providerName={oidcName} next={next} />}
      <p className="mt-6 text-muted">
        {isSignUpOpen ? (
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
