'use client';

import { useEffect, useState } from 'react';
import type { QuestionDraft } from '#lib/protocol/questions.ts';

export interface DraftState {
  readonly draft: QuestionDraft;
  readonly isChanged: boolean;
  readonly change: (change: Partial<QuestionDraft>) => void;
  /** What is there now is what is stored. */
  readonly markSaved: () => void;
}

/** A question being written; leaving the page with changes asks first. */
export function useDraft(stored: QuestionDraft): DraftState {
  const [draft, setDraft] = useState(stored);
  const [isChanged, setChanged] = useState(false);

  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);

  return {
    draft,
    isChanged,
    change: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      setChanged(true);
    },
    markSaved: () => setChanged(false),
  };
}

/** The name a title suggests: `Night Ferries` is `night-ferries`. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}
