'use client';

import { useRouter } from 'next/navigation';
import { AskFirst } from '../../_components/ask-first.tsx';
import { useCall } from '../../_components/use-call.ts';

/** Ends every session of the account. */
export function SignOutEverywhere() {
  const router = useRouter();
  const { call } = useCall();
  return (
    <AskFirst
      label="Sign out everywhere"
      about=""
      question="Sign out of every browser?"
      confirm="Sign out"
      look="danger"
      onConfirm={async () => {
        const done = await call('/v1/account/sign-out-everywhere', { method: 'POST' });
        if (done !== undefined) router.replace('/sign-in');
      }}
    />
  );
}
