'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { MAX_STDIN_CHARACTERS } from '#lib/protocol/limits.ts';
import type { Stdin } from '../_lib/use-stdin.ts';

/** What the next run reads from its standard input; folded away while it is not wanted. */
export function StdinBox({ stdin }: { stdin: Stdin }) {
  const [open, setOpen] = useState(stdin.text !== '');
  const lines = stdin.text === '' ? 0 : stdin.text.replace(/\n$/, '').split('\n').length;
  return (
    <div className="shrink-0 border-t border-line bg-bar">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="stdin"
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-1.5 px-3 text-muted hover:text-ink focus-visible:-outline-offset-2"
      >
        <ChevronRight size={12} aria-hidden className={open ? 'rotate-90' : ''} />
        Input for the program
        {lines === 0 ? null : (
          <span className="ml-auto text-small">
            {lines} {lines === 1 ? 'line' : 'lines'}
          </span>
        )}
      </button>
      {open ? (
        <textarea
          id="stdin"
          aria-label="Input for the program (stdin)"
          value={stdin.text}
          onChange={(event) => stdin.set(event.currentTarget.value)}
          maxLength={MAX_STDIN_CHARACTERS}
          rows={4}
          spellCheck={false}
          placeholder="Read from standard input when you press Run. Left empty, you can type while it runs."
          className="console block w-full resize-none border-t border-line bg-page px-3 py-2 focus-visible:-outline-offset-2"
        />
      ) : null}
    </div>
  );
}
