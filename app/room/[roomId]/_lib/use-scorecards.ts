'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Fault } from '#lib/kernel/fault.ts';
import { type Scorecard, type Scorecards, scorecardsSchema } from '#lib/protocol/scorecards.ts';
import { api } from '../../../_components/api.ts';

export interface ScorecardsState {
  /** Undefined until they are here. */
  readonly cards: Scorecards | undefined;
  readonly fault: Fault | undefined;
  /** How one's own draft stands with the server. */
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly change: (change: Partial<Scorecard>) => void;
  readonly submit: () => Promise<void>;
}

/** A pause in marking, after which it is kept. */
const SAVE_PAUSE_MS = 500;

/** One's own scorecard, kept as it is filled in, and what one may see of the others'. */
export function useScorecards(roomId: string): ScorecardsState {
  const path = `/v1/rooms/${encodeURIComponent(roomId)}`;
  const [cards, setCards] = useState<Scorecards>();
  const [fault, setFault] = useState<Fault>();
  const [saving, setSaving] = useState<ScorecardsState['saving']>('saved');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<Scorecard>(undefined);

  const save = useCallback(async () => {
    const card = unsaved.current;
    if (card === undefined) return;
    const saved = await api(`${path}/scorecard`, { method: 'PUT', body: card, answer: z.unknown() });
    setFault(saved.ok ? undefined : saved.fault);
    if (unsaved.current !== card) return;
    if (saved.ok) unsaved.current = undefined;
    setSaving(saved.ok ? 'saved' : 'failed');
  }, [path]);

  useEffect(() => {
    let isCurrent = true;
    void api(`${path}/scorecards`, { answer: scorecardsSchema }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setCards(answer.value);
      else setFault(answer.fault);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer.current);
      void save();
    };
  }, [path, save]);

  const change = (changed: Partial<Scorecard>) => {
    if (cards === undefined || cards.own.isSubmitted) return;
    const own = { ...cards.own, ...changed };
    const { isSubmitted: _no, ...card } = own;
    unsaved.current = card;
    setCards({ ...cards, own });
    setSaving('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), SAVE_PAUSE_MS);
  };

  const submit = async () => {
    if (cards === undefined) return;
    clearTimeout(timer.current);
    unsaved.current = undefined;
    const { isSubmitted: _no, ...card } = cards.own;
    const answer = await api(`${path}/scorecard/submit`, { method: 'POST', body: card, answer: scorecardsSchema });
    setFault(answer.ok ? undefined : answer.fault);
    if (answer.ok) setCards(answer.value);
    setSaving('saved');
  };

  return { cards, fault, saving, change, submit };
}
