'use client';

import { type RefObject, useState } from 'react';
import type { ReplayEditor, SelectedRange } from '#lib/editor/replay-editor.ts';
import type { Written } from '#lib/replay/authorship.ts';
import { useCommands } from '../../../_components/commands/use-commands.ts';
import type { Passage } from './passage.ts';
import type { OpenReplay } from './use-replay.ts';

/** What was asked about, and who wrote it. */
export interface Told {
  readonly passage: Passage;
  readonly written: readonly Written[];
}

/** Tells who wrote a passage: what is clicked, or what the caret or the selection is on. */
export function useAuthors({ desk, player }: OpenReplay, editor: RefObject<ReplayEditor | null>) {
  const [told, setTold] = useState<Told>();

  const tell = async (range = editor.current?.selected()) => {
    if (range === undefined) return;
    player.pause();
    const passage = { moment: player.get().position.moment, ...range };
    setTold({ passage, written: await desk.ask('authors', passage) });
  };
  const close = () => {
    setTold(undefined);
    editor.current?.focus();
  };

  useCommands(() => [
    {
      id: 'who-wrote-this',
      label: 'Who wrote this',
      group: 'Replay',
      keys: 'W',
      words: 'author authorship caret selection',
      does: () => void tell(),
    },
  ]);

  return {
    told,
    close,
    pick: (range: SelectedRange) => void tell(range),
    keys: { w: () => void tell(), ...(told === undefined ? {} : { escape: close }) },
  };
}
