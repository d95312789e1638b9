'use client';

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { buttonClass } from '../../_components/button.tsx';
import { popupClass, popupItemClass } from '../../_components/popup.ts';
import { authClient } from '../../(auth)/_components/auth-client.ts';

/** Who is signed in, and the way out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  const signOut = async () => {
    await authClient.signOut();
    router.replace('/sign-in');
    router.refresh();
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger aria-label={`Account of ${name}`} className={buttonClass('quiet')}>
        <UserRound size={14} aria-hidden className="sm:hidden" />
        <span className="max-w-40 truncate max-sm:hidden">{name}</span>
        <ChevronDown size={12} aria-hidden className="max-sm:hidden" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Menu.Popup className={`${popupClass} min-w-48`}>
            <p className="px-2 py-1 text-small text-muted">{email}</p>
            <Menu.Item onClick={signOut} className={popupItemClass}>
              <LogOut size={14} aria-hidden className="text-muted" />
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
