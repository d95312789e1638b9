'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import { AnnouncerProvider } from './announcer.tsx';
import { CommandKeys } from './commands/command-keys.tsx';
import { Toasts } from './toasts.tsx';

/** What every page's components lean on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    // Base UI's own style elements carry no nonce; ours say what they would.
    <CSPProvider disableStyleElements>
      <Toast.Provider limit={3}>
        <AnnouncerProvider>{children}</AnnouncerProvider>
        <Toasts />
        <CommandKeys />
      </Toast.Provider>
    </CSPProvider>
  );
}
