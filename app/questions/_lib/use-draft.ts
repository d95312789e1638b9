'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuestionDraft } from '#lib/protocol/questions.ts';
import { forgetDraft, keepDraft, keptDraft } from '../../_components/kept-draft.ts';
import { type KeptQuestion, keptQuestionSchema } from './kept-question.ts';

/** A pause in typing, after which it is kept. */
const KEEP_PAUSE_MS = 300;

interface DraftOf {
  readonly stored: QuestionDraft;
  /** The newest version; undefined for a question that is not in the bank yet. */
  readonly newest: number | undefined;
  /** What its changes are kept under in this browser. */
  readonly name: string;
}

export interface DraftState {
  readonly draft: QuestionDraft;
  /** The version that saving goes on from. */
  readonly base: number | undefined;
  readonly isChanged: boolean;
  /** Whether this browser holds the changes; the page may be left then. */
  readonly isKept: boolean;
  /** Changes that were left here before and are shown again. */
  readonly resumed: Pick<KeptQuestion, 'at' | 'base'> | undefined;
  /** How often the whole draft was replaced: a key for what holds a text of its own. */
  readonly replaced: number;
  readonly change: (change: Partial<QuestionDraft>) => void;
  /** Goes back to what is stored. */
  readonly discard: () => void;
  /** What was sent is stored now, as this version; what was typed meanwhile is not. */
  readonly markSaved: (sent: QuestionDraft, version: number) => void;
}

/** A question being written. Its changes are kept in this browser, and found again, until they are saved or discarded. */
export function useDraft({ stored, newest, name }: DraftOf): DraftState {
  const [draft, setDraft] = useState(stored);
  const [base, setBase] = useState(newest);
  const [isChanged, setChanged] = useState(false);
  const [isKept, setKept] = useState(false);
  const [resumed, setResumed] = useState<DraftState['resumed']>();
  const [replaced, setReplaced] = useState(0);
  const unsaved = useRef<KeptQuestion>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback((): boolean => {
    clearTimeout(timer.current);
    if (unsaved.current === undefined) return true;
    const kept = keepDraft(name, unsaved.current);
    setKept(kept);
    return kept;
  }, [name]);

  useEffect(() => {
    const kept = keptDraft(name, keptQuestionSchema);
    if (kept === undefined) return;
    unsaved.current = kept;
    setDraft(kept.draft);
    setReplaced((times) => times + 1);
    setChanged(true);
    setKept(true);
    setResumed(kept);
  }, [name]);

  useEffect(() => {
    if (!isChanged) return;
    // Asked only where the browser keeps nothing, and leaving would lose it.
    const leave = (event: Event) => {
      if (!keep()) event.preventDefault();
    };
    addEventListener('beforeunload', leave);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('beforeunload', leave);
      removeEventListener('pagehide', leave);
      keep();
    };
  }, [isChanged, keep]);

  const settle = () => {
    clearTimeout(timer.current);
    unsaved.current = undefined;
    forgetDraft(name);
    setChanged(false);
    setResumed(undefined);
  };

  return {
    draft,
    base,
    isChanged,
    isKept,
    resumed,
    replaced,
    change: (change) => {
      const next = { ...(unsaved.current?.draft ?? draft), ...change };
      unsaved.current = { draft: next, base: base ?? null, at: Date.now() };
      setDraft(next);
      setChanged(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, KEEP_PAUSE_MS);
    },
    discard: () => {
      settle();
      setDraft(stored);
      setBase(newest);
      setReplaced((times) => times + 1);
    },
    markSaved: (sent, version) => {
      setBase(version);
      setResumed(undefined);
      const now = unsaved.current;
      if (now === undefined || now.draft === sent || newest === undefined) {
        settle();
        return;
      }
      unsaved.current = { ...now, base: version };
      keep();
    },
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
