import type { Fault } from '#lib/kernel/fault.ts';
import { Brand, Mark } from '../../../_components/brand.tsx';
import { buttonClass } from '../../../_components/button.tsx';

/** Says why there is nothing to see; a missing session and a forbidden one read alike. */
export function ReplayNotice({ fault }: { fault: Fault }) {
  const isShut = fault.code === 'not_found';
  return (
    <div className="flex min-h-dvh flex-col bg-bar">
      <header className="px-4 py-3">
        <Brand />
      </header>
      <main className="mx-auto flex w-full max-w-[22rem] flex-1 flex-col justify-center px-4 pb-[18vh]">
        <h1 className="mb-1 text-lg font-semibold tracking-tight">
          {isShut ? 'This replay is not open to you' : 'The replay did not open'}
        </h1>
        <p className="text-muted">
          {isShut ? 'There is no such session, or the link that shows it has expired.' : fault.message}{' '}
          {isShut ? 'Ask a host for a new review link.' : fault.action}
        </p>
        <div className="mt-6">
          <a href="/" className={buttonClass('plain')}>
            Sign in or see your rooms
          </a>
        </div>
      </main>
    </div>
  );
}

export function ReplayOpening() {
  return (
    <main aria-busy="true" className="grid h-dvh place-items-center">
      <p className="appear-late flex items-center gap-2 text-muted">
        <Mark />
        Opening the replay…
      </p>
    </main>
  );
}
