'use client';

import { Brand } from './_components/brand.tsx';
import { Button } from './_components/button.tsx';

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4 pb-[18vh]">
      <Brand />
      <h1 className="mt-4 text-lg font-semibold tracking-tight">This page broke</h1>
      <p className="text-muted">
        It is our fault, not yours. What was saved is saved; try again, and tell the admin if it stays
        {error.digest === undefined ? '.' : ` (${error.digest}).`}
      </p>
      <Button onClick={retry}>Try again</Button>
    </main>
  );
}
