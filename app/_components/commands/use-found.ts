'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Command, commandStore, matching } from './command-store.ts';

/** A pause in typing, after which one expects to see something. */
const TYPING_PAUSE_MS = 150;
const NONE: readonly Command[] = [];

/** What the page's sources find for what was typed; of what an earlier text found, only what fits the new one too. */
export function useFound(text: string): { readonly found: readonly Command[]; readonly isSearching: boolean } {
  const wanted = text.trim();
  const [answer, setAnswer] = useState({ text: '', found: NONE });
  const sources = useSyncExternalStore(commandStore.subscribe, commandStore.sourceCount, () => 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: who types before the page is awake finds what comes later.
  useEffect(() => {
    if (wanted === '') return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const found = await commandStore.find(wanted);
      if (isCurrent) setAnswer({ text: wanted, found });
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, sources]);

  if (wanted === '') return { found: NONE, isSearching: false };
  if (wanted === answer.text) return { found: answer.found, isSearching: false };
  return { found: matching(answer.found, wanted), isSearching: true };
}
