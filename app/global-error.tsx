'use client';

import { GeistSans } from 'geist/font/sans';
import { Brand } from './_components/brand.tsx';
import { Button } from './_components/button.tsx';
import './globals.css';

/** Stands in for the whole page, its frame included, when even that broke: so it brings its own title and type. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <title>Pairpad broke</title>
        <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4 pb-[18vh]">
          <Brand />
          <h1 className="mt-4 text-lg font-semibold tracking-tight">Pairpad broke</h1>
          <p className="text-muted">It is our fault, not yours. What was saved is saved; try again in a moment.</p>
          <Button look="primary" onClick={retry} className="mt-1">
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
