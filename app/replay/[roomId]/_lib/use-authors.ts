'use client';

import { type RefObject, useState } from 'react';
import type { ReplayEditor, SelectedRange } from '#lib/editor/replay-editor.ts';
import type { Written } from '#lib/replay/authorship.ts';
import type { Position } from '#lib/replay/player.ts';
import { insertedLength } from '#lib/replay/tape.ts';
import { useCommands } from '../../../_components/commands/use-commands.ts';
import type { Passage } from './passage.ts';
import type { OpenReplay } from './use-replay.ts';

/** What was asked about, and who wrote it. */
export interface Told {
  readonly passage: Passage;
  readonly written: readonly Written[];
  /** Where one stood before one was led to when it was written. */
  readonly cameFrom?: Position;
}

/** Tells who wrote what is clicked, or what the caret or the selection is on, and leads to when that was. */
export function useAuthors(
  { desk, player, tape }: OpenReplay,
  editor: RefObject<ReplayEditor | null>,
  onShow: (passage: Passage | undefined) => void,
) {
  const [told, setTold] = useState<Told>();

  const ask = async (range: SelectedRange): Promise<Told> => {
    player.pause();
    const passage = { moment: player.get().position.moment, ...range };
    return { passage, written: await desk.ask('authors', passage) };
  };
  const tell = async (range = editor.current?.selected()) => {
    if (range !== undefined) setTold(await ask(range));
  };
  const goTo = async (range = editor.current?.selected()) => {
    if (range === undefined) return;
    const asked = await ask(range);
    const moment = momentOf(asked);
    if (moment === undefined || moment === asked.passage.moment) return setTold(asked);
    const from = tape.edits.position[moment - 1] ?? 0;
    const passage = { moment, from, to: from + insertedLength(tape.edits, moment - 1) };
    setTold({ ...asked, passage, cameFrom: player.get().position });
    onShow(passage);
    player.seekTo({ moment, time: tape.edits.at[moment - 1] ?? 0 });
  };
  const close = () => {
    if (told?.cameFrom !== undefined) onShow(undefined);
    setTold(undefined);
    editor.current?.focus();
  };
  const goBack = () => {
    if (told?.cameFrom !== undefined) player.seekTo(told.cameFrom);
    close();
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
    {
      id: 'when-written',
      label: 'Go to when this was written',
      group: 'Replay',
      keys: 'G',
      words: 'jump moment author caret selection',
      does: () => void goTo(),
    },
  ]);

  return {
    told,
    tell: (range: SelectedRange) => void tell(range),
    goTo: (range: SelectedRange) => void goTo(range),
    goBack,
    close,
    keys: { w: () => void tell(), g: () => void goTo(), ...(told === undefined ? {} : { escape: close }) },
  };
}

/** The moment at which all of it was there; undefined where nothing is. */
export function momentOf({ written }: Told): number | undefined {
  return written.length === 0 ? undefined : Math.max(...written.map(({ edit }) => edit)) + 1;
}
