import type { Metadata } from 'next';
import { Brand } from '../_components/brand.tsx';
import { ThemeMenu } from '../_components/theme-menu.tsx';
import { ImportForm } from './_components/import-form.tsx';

export const metadata: Metadata = { title: 'Import a session' };

/** Where a session comes in that was exported elsewhere. */
export default function ReplaysPage() {
  return (
    <div className="flex min-h-dvh flex-col bg-bar">
      <header className="flex items-center justify-between px-4 py-3">
        <a href="/rooms" aria-label="Pairpad, your rooms">
          <Brand />
        </a>
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-[24rem] flex-1 flex-col justify-center px-4 pb-[18vh]">
        <h1 className="mb-1 text-lg font-semibold tracking-tight">Import a session</h1>
        <p className="mb-5 text-muted">
          Choose a bundle, a file that ends in .pairpad.zip. It becomes an ended room of yours, and replays as it did
          where it was exported.
        </p>
        <ImportForm />
      </main>
    </div>
  );
}
