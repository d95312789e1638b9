'use client';

import { Search } from 'lucide-react';
import { buttonClass } from '../button.tsx';
import { modifierKey } from '../modifier-key.ts';
import { useHydrated } from '../use-hydrated.ts';
import { OPEN_COMMANDS } from './open-commands.ts';

/** Opens the palette, and says by which keys it opens. */
export function CommandsButton({ className = '' }: { className?: string }) {
  const hydrated = useHydrated();
  return (
    <button
      type="button"
      title="Commands"
      onClick={() => window.dispatchEvent(new Event(OPEN_COMMANDS))}
      className={`${buttonClass('quiet')} ${className}`}
    >
      <Search size={14} aria-hidden />
      <span className="sr-only">Commands</span>
      <kbd className="min-w-9 text-left font-sans text-small max-lg:hidden">
        {hydrated ? `${modifierKey()} K` : null}
      </kbd>
    </button>
  );
}
