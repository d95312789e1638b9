import { Brand } from '../_components/brand.tsx';

/** The frame of the page at once; its rows follow within a moment. */
export default function RoomsLoading() {
  return (
    <div className="min-h-dvh">
      <header className="flex h-11 items-center border-b border-line bg-bar px-4">
        <Brand />
      </header>
      <main className="mx-auto max-w-4xl px-4 py-8" aria-busy="true">
        <h1 className="mb-4 text-lg font-semibold tracking-tight">Rooms</h1>
        <p className="appear-late text-muted">Loading your rooms…</p>
      </main>
    </div>
  );
}
