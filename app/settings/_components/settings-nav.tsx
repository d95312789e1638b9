'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** The pages of the settings that one may see. */
export function SettingsNav({ pages }: { pages: readonly { readonly href: string; readonly label: string }[] }) {
  const path = usePathname();
  const isHere = (href: string) => path === href || (href !== '/settings' && path.startsWith(`${href}/`));
  return (
    <nav aria-label="Settings">
      <ul className="flex flex-wrap gap-1 sm:flex-col">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? 'page' : undefined}
              className="flex h-7 items-center rounded-md px-2 font-medium text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
