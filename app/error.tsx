'use client';

import Link from 'next/link';
import { Brand } from './_components/brand.tsx';
import { Button, buttonClass } from './_components/button.tsx';

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4 pb-[18vh]">
      <Brand />
      <h1 className="mt-4 text-lg font-semibold tracking-tight">This page broke</h1>
      <p className="text-muted">
        It is our fault, not yours. What was saved is saved. Try again; if it stays like this, tell the admin
        {error.digest === undefined ? '.' : ' this number, which is in the log:'}
      </p>
      {error.digest === undefined ? null : <code className="font-mono text-small text-muted">{error.digest}</code>}
      <div className="mt-1 flex gap-2">
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
        <Link href="/" className={buttonClass('quiet')}>
          Go to your rooms
        </Link>
      </div>
    </main>
  );
}
