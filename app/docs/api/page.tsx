import type { Metadata } from 'next';
import Link from 'next/link';
import { env } from '#lib/kernel/env.server.ts';
import { Brand } from '../../_components/brand.tsx';
import { ThemeMenu } from '../../_components/theme-menu.tsx';
import { ENDPOINTS } from '../../v1/_api/endpoints.ts';
import { EndpointEntry } from './_components/endpoint-entry.tsx';
import { Introduction } from './_components/introduction.tsx';

export const metadata: Metadata = { title: 'API' };

/** The API for people: the same endpoints and schemas as the OpenAPI document. */
export default function ApiPage() {
  const groups = [...new Set(ENDPOINTS.map(({ group }) => group))];
  return (
    <div className="min-h-dvh">
      <header className="flex h-11 items-center justify-between border-b border-line bg-bar px-4">
        <Link href="/" aria-label="Pairpad" className="rounded-md">
          <Brand />
        </Link>
        <ThemeMenu />
      </header>
      <div className="mx-auto grid max-w-5xl gap-x-10 px-4 py-8 md:grid-cols-[10rem_minmax(0,1fr)]">
        <nav aria-label="Groups" className="mb-6 md:sticky md:top-8 md:self-start">
          <ul className="flex flex-wrap gap-1 md:flex-col">
            {groups.map((group) => (
              <li key={group}>
                <a
                  href={`#${group.toLowerCase()}`}
                  className="flex h-7 items-center rounded-md px-2 font-medium text-muted hover:bg-hover hover:text-ink"
                >
                  {group}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="min-w-0">
          <h1 className="mb-3 text-lg font-semibold tracking-tight">API</h1>
          <Introduction publicUrl={env().PUBLIC_URL} />
          {groups.map((group) => (
            <section key={group} id={group.toLowerCase()} aria-label={group} className="mb-10 scroll-mt-4">
              <h2 className="mb-2 text-[0.9375rem] font-semibold tracking-tight">{group}</h2>
              <div className="divide-y divide-line border-y border-line">
                {ENDPOINTS.filter((spec) => spec.group === group).map((spec) => (
                  <EndpointEntry key={`${spec.method} ${spec.path}`} spec={spec} />
                ))}
              </div>
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}
