'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { iconButtonClass } from '../button.tsx';
import { modifierKey } from '../modifier-key.ts';

/** `Mod` stands for Ctrl, or Cmd on a Mac. */
const GROUPS = [
  {
    name: 'Everywhere',
    keys: [
      ['Mod K', 'Commands: do, open and find anything'],
      ['?', 'This list, where nobody types'],
      ['Tab', 'The next thing on the page'],
      ['Escape', 'Close what is open'],
    ],
  },
  {
    name: 'In a room',
    keys: [
      ['Mod Enter', 'Run the code'],
      ['Escape Tab', 'One after the other: leave the editor'],
      ['Mod F', 'Find and replace in the code'],
      ['Mod Z', 'Undo what you typed yourself'],
      ['Mod /', 'Comment lines out or in'],
      ['← →', 'Size of the panes, on the line between'],
      ['Ctrl D', 'End the input of a program that reads it'],
    ],
  },
  {
    name: 'In the notes for hosts',
    keys: [
      ['Mod ;', 'Stamp the moment'],
      ['Mod Enter', 'Open the moment of a line in the replay'],
    ],
  },
  {
    name: 'In a question',
    keys: [['Mod S', 'Save it']],
  },
  {
    name: 'In a replay',
    keys: [
      ['Space', 'Play and pause'],
      ['← →', '5 seconds back or on, 30 with Shift'],
      [', .', 'One edit back or on'],
      ['[ ]', 'The mark before or after'],
      ['R P Q', 'The next run, paste, question; before it with Shift'],
      ['J N C', 'The next coming or going, note, comment'],
      ['Home End', 'The beginning, the end'],
      ['W', 'Who wrote what the caret or the selection in the code is on'],
      ['G', 'Go to when that was written; a click on a colour does, too'],
    ],
  },
] as const;

/** The keys that do something, on one page. */
export function ShortcutList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/20 dark:bg-black/50" />
        <Dialog.Popup className="fixed top-[8vh] left-1/2 z-50 max-h-[84vh] w-[44rem] max-w-[calc(100vw-1rem)] -translate-x-1/2 overflow-y-auto rounded-lg bg-raised p-4 text-ui text-ink shadow-popup outline-none">
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="text-sm font-semibold">Keyboard shortcuts</Dialog.Title>
            <Dialog.Close aria-label="Close" className={iconButtonClass}>
              <X size={14} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="gap-x-8 sm:columns-2">
            {GROUPS.map(({ name, keys }) => (
              <section key={name} aria-label={name} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-small font-medium text-muted">{name}</h3>
                <dl>
                  {keys.map(([key, does]) => (
                    <div key={key} className="flex min-h-7 items-baseline gap-3 py-1">
                      <dt className="flex w-24 shrink-0 gap-1">
                        <Keys of={key} />
                      </dt>
                      <dd className="min-w-0">{does}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ of }: { of: string }) {
  return of.split(' ').map((key) => (
    <kbd
      key={key}
      className="rounded-[4px] border border-line-strong bg-bar px-1.5 font-sans text-small whitespace-nowrap"
    >
      {key.replace('Mod', modifierKey())}
    </kbd>
  ));
}
