'use client';

import './globals.css';

/** Stands in for the whole page, its frame included, when even that broke. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4">
          <h1 className="text-lg font-semibold">Pairpad broke</h1>
          <p className="text-muted">It is our fault, not yours. What was saved is saved; try again in a moment.</p>
          <button
            type="button"
            onClick={retry}
            className="rounded-md border border-line-strong px-2.5 py-1 font-medium"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
