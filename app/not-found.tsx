import type { Metadata } from 'next';
import Link from 'next/link';
import { Brand } from './_components/brand.tsx';
import { buttonClass } from './_components/button.tsx';

export const metadata: Metadata = { title: 'No page here' };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4 pb-[18vh]">
      <Brand />
      <h1 className="mt-4 text-lg font-semibold tracking-tight">There is no page here</h1>
      <p className="text-muted">The address may be mistyped. A room opens with the whole link you were sent.</p>
      <Link href="/" className={buttonClass('plain')}>
        Go to your rooms
      </Link>
    </main>
  );
}
