import Link from 'next/link';
import type { CurrentAccount } from '#lib/accounts/current-account.server.ts';
import { can } from '#lib/rooms/can.ts';
import { AccountMenu } from '../rooms/_components/account-menu.tsx';
import { Brand } from './brand.tsx';
import { CommandsButton } from './commands/commands-button.tsx';
import { WorkspaceCommands } from './commands/workspace-commands.tsx';
import { ThemeMenu } from './theme-menu.tsx';

const PLACES = [
  { href: '/rooms', label: 'Rooms' },
  { href: '/questions', label: 'Questions' },
  { href: '/settings', label: 'Settings' },
] as const;

interface WorkspaceHeaderProps {
  readonly account: CurrentAccount;
  /** Where one is. */
  readonly place: (typeof PLACES)[number]['href'];
}

/** The line above every page of the workspace: where one can go, and who one is. */
export function WorkspaceHeader({ account, place }: WorkspaceHeaderProps) {
  return (
    <header className="flex h-11 items-center gap-3 border-b border-line bg-bar px-4">
      <Link
        href="/rooms"
        aria-label="Pairpad"
        className="flex rounded-md max-sm:[&_span]:gap-0 max-sm:[&_span]:text-[0px]"
      >
        <Brand />
      </Link>
      <nav aria-label="Workspace" className="flex h-full items-stretch gap-1">
        {PLACES.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === place ? 'page' : undefined}
            className="flex items-center border-b-2 border-transparent px-2 font-medium text-muted hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink"
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1">
        <CommandsButton />
        <WorkspaceCommands isAdmin={can({ kind: 'account', ...account }, 'manage_people')} />
        <ThemeMenu />
        <AccountMenu name={account.name} email={account.email} />
      </div>
    </header>
  );
}
