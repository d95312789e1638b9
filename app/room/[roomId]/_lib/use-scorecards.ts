'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Fault } from '#lib/kernel/fault.ts';
import { type Scorecard, type Scorecards, scorecardSchema, scorecardsSchema } from '#lib/protocol/scorecards.ts';
import { api } from '../../../_components/api.ts';
import { forgetDraft, keepDraft, keptDraft } from '../../../_components/kept-draft.ts';

export interface ScorecardsState {
  /** Undefined until they are here. */
  readonly cards: Scorecards | undefined;
  readonly fault: Fault | undefined;
  /** How one's own draft stands with the server. */
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly change: (change: Partial<Scorecard>) => void;
  readonly submit: () => Promise<void>;
}

/** A pause in marking, after which it is saved. */
const SAVE_PAUSE_MS = 500;
/** What could not be saved is tried again after this long, and when the network comes back. */
const RETRY_MS = 5_000;
const PASSING: ReadonlySet<Fault['code']> = new Set(['unavailable', 'too_many_requests']);

/**
 * One's own scorecard, saved as it is filled in, and what one may see of the others'. Until the server has it, this
 * browser keeps it: a page closed in the wrong moment costs no judgement.
 */
export function useScorecards(roomId: string, participantId: string): ScorecardsState {
  const path = `/v1/rooms/${encodeURIComponent(roomId)}`;
  const name = `scorecard:${roomId}:${participantId}`;
  const [cards, setCards] = useState<Scorecards>();
  const [fault, setFault] = useState<Fault>();
  const [saving, setSaving] = useState<ScorecardsState['saving']>('saved');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<Scorecard>(undefined);
  const isHere = useRef(true);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const card = unsaved.current;
    if (card === undefined) return;
    const saved = await api(`${path}/scorecard`, { method: 'PUT', body: card, answer: z.unknown() });
    setFault(saved.ok ? undefined : saved.fault);
    if (unsaved.current !== card) return;
    setSaving(saved.ok ? 'saved' : 'failed');
    if (saved.ok) {
      unsaved.current = undefined;
      forgetDraft(name);
    } else if (isHere.current && PASSING.has(saved.fault.code)) {
      timer.current = setTimeout(() => void save(), RETRY_MS);
    }
  }, [path, name]);

  useEffect(() => {
    isHere.current = true;
    const retry = () => void save();
    addEventListener('online', retry);
    // Looked up before anything is asked: what an earlier page is still saving would be overtaken by the answer.
    const kept = keptDraft(name, scorecardSchema);
    void api(`${path}/scorecards`, { answer: scorecardsSchema }).then((answer) => {
      if (!isHere.current) return;
      if (!answer.ok) {
        setFault(answer.fault);
        return;
      }
      const { own } = answer.value;
      if (own.isSubmitted) forgetDraft(name);
      if (kept === undefined || own.isSubmitted) {
        setCards(answer.value);
        return;
      }
      setCards({ ...answer.value, own: { ...kept, isSubmitted: false } });
      unsaved.current = kept;
      setSaving('saving');
      void save();
    });
    return () => {
      isHere.current = false;
      removeEventListener('online', retry);
      void save();
    };
  }, [path, name, save]);

  const change = (changed: Partial<Scorecard>) => {
    if (cards === undefined || cards.own.isSubmitted) return;
    const own = { ...cards.own, ...changed };
    const { isSubmitted: _no, ...card } = own;
    unsaved.current = card;
    keepDraft(name, card);
    setCards({ ...cards, own });
    setSaving('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), SAVE_PAUSE_MS);
  };

  const submit = async () => {
    if (cards === undefined) return;
    clearTimeout(timer.current);
    const { isSubmitted: _no, ...card } = cards.own;
    unsaved.current = undefined;
    const answer = await api(`${path}/scorecard/submit`, { method: 'POST', body: card, answer: scorecardsSchema });
    setFault(answer.ok ? undefined : answer.fault);
    setSaving(answer.ok ? 'saved' : 'failed');
    if (answer.ok) {
      forgetDraft(name);
      setCards(answer.value);
    } else {
      unsaved.current = card;
    }
  };

  return { cards, fault, saving, change, submit };
}
