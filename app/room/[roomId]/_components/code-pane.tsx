'use client';

import { useLayoutEffect, useRef } from 'react';
import { EDITOR_HINT_ID } from '../_lib/use-code-editor.ts';

interface CodePaneProps {
  readonly host: HTMLElement | undefined;
  readonly hasLoaded: boolean;
  readonly file: string;
  readonly mayEdit: boolean;
}

/** The editor, wherever the layout puts it, with a line below that says what the file is and how to leave it. */
export function CodePane({ host, hasLoaded, file, mayEdit }: CodePaneProps) {
  const slot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (host === undefined) return;
    slot.current?.append(host);
    // A question that comes moves the code aside: whoever types goes on typing.
    if (host.dataset['hadFocus'] !== undefined) host.querySelector<HTMLElement>('[contenteditable]')?.focus();
    delete host.dataset['hadFocus'];
    return () => {
      if (host.contains(document.activeElement)) host.dataset['hadFocus'] = '';
    };
  }, [host]);
  return (
    <section aria-label="Code" className="relative flex h-full min-h-0 flex-col">
      <div ref={slot} className="min-h-0 flex-1" />
      {hasLoaded ? null : (
        <p className="appear-late absolute inset-x-0 top-6 text-center text-muted">Loading the code…</p>
      )}
      <footer className="flex h-6 shrink-0 items-center justify-between gap-4 border-t border-line bg-bar px-3 text-small text-muted">
        <span className="font-mono">{file}</span>
        <span id={EDITOR_HINT_ID} className="truncate">
          {mayEdit ? 'Tab indents. ' : ''}Escape, then Tab leaves the editor.
        </span>
      </footer>
    </section>
  );
}
