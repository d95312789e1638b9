'use client';

import { Toast } from '@base-ui/react/toast';
import { useState } from 'react';
import { Button } from '../../_components/button.tsx';
import { authClient } from '../../(auth)/_components/auth-client.ts';
import { authFault } from '../../(auth)/_components/auth-fault.ts';

/** Connects the account with the identity provider, so that either way signs in to it. */
export function SingleSignOn({ providerName, isLinked }: { providerName: string; isLinked: boolean }) {
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);
  if (isLinked) return <p className="text-muted">You can sign in with {providerName}.</p>;
  const connect = async () => {
    setPending(true);
    const { error } = await authClient.linkSocial({ provider: 'oidc', callbackURL: '/settings' });
    setPending(false);
    if (error !== null) toasts.add({ title: authFault(error).message });
  };
  return (
    <Button pending={pending} onClick={connect}>
      Connect {providerName}
    </Button>
  );
}
