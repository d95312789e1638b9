'use client';

import { useState } from 'react';
import { Button } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { authClient } from './auth-client.ts';
import { type AuthFault, authFault } from './auth-fault.ts';

/** Goes to the identity provider, and comes back signed in. */
export function SingleSignOnButton({ providerName, next }: { providerName: string; next: string }) {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<AuthFault>();
  const go = async () => {
    setPending(true);
    const { error } = await authClient.signIn.social({
      provider: 'oidc',
      callbackURL: next,
      errorCallbackURL: '/sign-in',
    });
    if (error === null) return;
    setFault(authFault(error));
    setPending(false);
  };
  return (
    <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <Button pending={pending} onClick={go} className="h-8">
        Continue with {providerName}
      </Button>
      {fault === undefined ? null : <Notice look="error" title={fault.message} />}
    </div>
  );
}
