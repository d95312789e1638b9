import type { Metadata } from 'next';
import Link from 'next/link';
import { canSendMail } from '#lib/accounts/mail.server.ts';
import { Notice } from '../../_components/notice.tsx';
import { ForgotForm } from '../_components/forgot-form.tsx';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPasswordPage() {
  return (
    <>
      <h1 className="mb-6 text-lg font-semibold tracking-tight">Forgotten password</h1>
      {canSendMail() ? (
        <ForgotForm />
      ) : (
        <Notice look="info" title="This installation sends no mail.">
          Ask an admin of the workspace: they can make a link with which you set a new password.
        </Notice>
      )}
      <p className="mt-6 text-muted">
        <Link href="/sign-in" className="font-medium text-accent underline-offset-2 hover:underline">
          Back to signing in
        </Link>
      </p>
    </>
  );
}
