'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { ChevronRight, Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { popupItemClass } from '../popup.ts';
import { type Command, commandStore, matching } from './command-store.ts';
import { PAGE_COMMANDS } from './page-commands.ts';
import { useFound } from './use-found.ts';

const NONE: readonly Command[] = [];

interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything that can be done on the page, found by typing and done by Enter. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/20 dark:bg-black/50" />
        <Dialog.Popup
          aria-label="Commands"
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[min(70vh,30rem)] w-[34rem] max-w-[calc(100vw-1rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised text-ui text-ink shadow-popup outline-none"
        >
          <Commands onDone={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ onDone }: { onDone: () => void }) {
  const offered = useSyncExternalStore(commandStore.subscribe, commandStore.commands, () => NONE);
  const [text, setText] = useState('');
  /** The command whose choices are shown, where one was chosen that leads to more. */
  const [chosen, setChosen] = useState<Command>();
  const choices = chosen !== undefined && typeof chosen.does !== 'function' ? chosen.does : undefined;
  const { found, isSearching } = useFound(choices === undefined ? text : '');
  const shown = useMemo(
    () => grouped([...matching(choices ?? [...offered, ...PAGE_COMMANDS], text), ...found]),
    [choices, offered, text, found],
  );

  const pick = (command: Command) => {
    if (typeof command.does === 'function') {
      onDone();
      command.does();
      return;
    }
    setChosen(command);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && chosen !== undefined) setChosen(undefined);
  };

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={shown}
      value={text}
      // What was picked is not what was typed.
      onValueChange={(value, { reason }) => reason !== 'item-press' && setText(value)}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3">
        <Search size={14} aria-hidden className="shrink-0 text-muted" />
        {chosen === undefined ? null : (
          <span className="shrink-0 rounded-md bg-hover px-1.5 py-0.5 font-medium">{chosen.asks ?? chosen.label}</span>
        )}
        <Autocomplete.Input
          aria-label={chosen === undefined ? 'Search commands' : (chosen.asks ?? chosen.label)}
          placeholder={chosen === undefined ? 'Type a command or a name' : 'Choose, or go back with Backspace'}
          onKeyDown={onKeyDown}
          className="h-11 w-full min-w-0 bg-transparent outline-none"
        />
        <Dialog.Close className="sr-only">Close</Dialog.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-1 empty:hidden">
        <Autocomplete.Empty>
          <p className="px-2 py-8 text-center text-muted">{isSearching ? 'Searching…' : 'Nothing is called that.'}</p>
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-small font-medium text-muted">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => (
                  <Autocomplete.Item
                    key={command.id}
                    value={command}
                    onClick={() => pick(command)}
                    className={`${popupItemClass} scroll-my-1`}
                  >
                    <span className="min-w-0 truncate">{command.label}</span>
                    {command.keys === undefined ? null : (
                      <kbd className="ml-auto shrink-0 font-sans text-small text-muted">{command.keys}</kbd>
                    )}
                    {typeof command.does === 'function' ? null : (
                      <ChevronRight size={13} aria-hidden className="ml-auto shrink-0 text-muted" />
                    )}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

interface Group {
  readonly value: string;
  readonly items: readonly Command[];
}

function grouped(commands: readonly Command[]): Group[] {
  return [...Map.groupBy(commands, ({ group }) => group)].map(([value, items]) => ({ value, items }));
}
