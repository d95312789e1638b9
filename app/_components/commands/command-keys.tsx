'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { isMac } from '../modifier-key.ts';
import { OPEN_COMMANDS, OPEN_SHORTCUTS } from './open-commands.ts';

// Fetched when it is first asked for: most visits never do.
const CommandPalette = dynamic(async () => (await import('./command-palette.tsx')).CommandPalette, { ssr: false });
const ShortcutList = dynamic(async () => (await import('./shortcut-list.tsx')).ShortcutList, { ssr: false });

type Shown = 'palette' | 'shortcuts';

/** Opens the palette on Ctrl/Cmd+K and the list of shortcuts on `?`, on every page. */
export function CommandKeys() {
  const [shown, setShown] = useState<Shown>();
  const [used, setUsed] = useState<ReadonlySet<Shown>>(new Set());

  useEffect(() => {
    const show = (what: Shown) => {
      setUsed((before) => new Set(before).add(what));
      setShown(what);
    };
    const onKey = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (wanted === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      show(wanted);
    };
    const onPalette = () => show('palette');
    const onShortcuts = () => show('shortcuts');
    // Before the editor and the page's own keys.
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener(OPEN_COMMANDS, onPalette);
    window.addEventListener(OPEN_SHORTCUTS, onShortcuts);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener(OPEN_COMMANDS, onPalette);
      window.removeEventListener(OPEN_SHORTCUTS, onShortcuts);
    };
  }, []);

  const onClose = () => setShown(undefined);
  return (
    <>
      {used.has('palette') ? <CommandPalette isOpen={shown === 'palette'} onClose={onClose} /> : null}
      {used.has('shortcuts') ? <ShortcutList isOpen={shown === 'shortcuts'} onClose={onClose} /> : null}
    </>
  );
}

function wantedBy({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target }: KeyboardEvent): Shown | undefined {
  if (altKey || isComposing) return undefined;
  // On a Mac, Ctrl+K deletes to the end of the line.
  const [modifier, other] = isMac() ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (modifier && !other && !shiftKey && key.toLowerCase() === 'k') return 'palette';
  return key === '?' && !modifier && !other && !isTyping(target) ? 'shortcuts' : undefined;
}

const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select, [contenteditable="true"]:not([aria-readonly="true"])';

/** Whether a key that is pressed there writes a character. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
