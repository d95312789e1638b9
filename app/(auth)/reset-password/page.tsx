import type { Metadata } from 'next';
import { ResetForm } from '../_components/reset-form.tsx';

export const metadata: Metadata = { title: 'New password' };

/** Where a password link leads; its token is in the fragment, which this page's own script reads. */
export default function ResetPasswordPage() {
  return (
    <>
      <h1 className="mb-6 text-lg font-semibold tracking-tight">Set a new password</h1>
      <ResetForm />
    </>
  );
}
