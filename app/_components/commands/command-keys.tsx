'use client';

import { Toast } from '@base-ui/react/toast';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { isMac } from '../modifier-key.ts';
import { OPEN_COMMANDS, OPEN_SHORTCUTS } from './open-commands.ts';

type Shown = 'palette' | 'shortcuts';
type Part = ComponentType<{ readonly isOpen: boolean; readonly onClose: () => void }>;

/** Fetched when they are first asked for: most visits never do. */
const PARTS: Record<Shown, () => Promise<Part>> = {
  palette: async () => (await import('./command-palette.tsx')).CommandPalette,
  shortcuts: async () => (await import('./shortcut-list.tsx')).ShortcutList,
};

/** Opens the palette on Ctrl/Cmd+K and the list of shortcuts on `?`, on every page. */
export function CommandKeys() {
  const [shown, setShown] = useState<Shown>();
  const [parts, setParts] = useState<Readonly<Partial<Record<Shown, Part>>>>({});
  const { add: tell } = Toast.useToastManager();
  const known = useRef(parts);
  known.current = parts;

  useEffect(() => {
    const show = async (what: Shown) => {
      try {
        const part = known.current[what] ?? (await PARTS[what]());
        setParts((before) => ({ ...before, [what]: part }));
        setShown(what);
      } catch {
        // Without a network a page goes on as it is, and an interview with it.
        tell({ title: 'This could not be loaded.', description: 'Check the connection and try again.' });
      }
    };
    const onKey = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (wanted === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void show(wanted);
    };
    const onPalette = () => void show('palette');
    const onShortcuts = () => void show('shortcuts');
    // Before the editor and the page's own keys.
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener(OPEN_COMMANDS, onPalette);
    window.addEventListener(OPEN_SHORTCUTS, onShortcuts);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener(OPEN_COMMANDS, onPalette);
      window.removeEventListener(OPEN_SHORTCUTS, onShortcuts);
    };
  }, [tell]);

  const onClose = () => setShown(undefined);
  const { palette: Palette, shortcuts: Shortcuts } = parts;
  return (
    <>
      {Palette === undefined ? null : <Palette isOpen={shown === 'palette'} onClose={onClose} />}
      {Shortcuts === undefined ? null : <Shortcuts isOpen={shown === 'shortcuts'} onClose={onClose} />}
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
