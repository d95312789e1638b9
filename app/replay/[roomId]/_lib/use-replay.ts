'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { loadLanguage } from '#lib/editor/language-support.ts';
import { systemClock } from '#lib/kernel/clock.ts';
import type { Fault } from '#lib/kernel/fault.ts';
import type { ReplayContext, ReviewComment, RunHistory } from '#lib/protocol/replay.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { endOf, positionOfSeq } from '#lib/replay/places.ts';
import { Player } from '#lib/replay/player.ts';
import type { Tape } from '#lib/replay/tape.ts';
import { type Cast, castOf } from './cast.ts';
import { type Desk, openDesk } from './desk.ts';
import type { ReplaySource } from './replay-source.ts';

/** A replay that can be shown: the rest of it arrives while one already watches. */
export interface OpenReplay {
  readonly context: ReplayContext;
  readonly tape: Tape;
  readonly cast: Cast;
  readonly player: Player;
  readonly desk: Desk;
}

export type ReplayState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'open'; readonly replay: OpenReplay };

const UNREADABLE: Fault = {
  code: 'unavailable',
  message: 'The record of this session cannot be shown.',
  action: 'Reload the page: it may be older than the server.',
};

/**
 * Loads a replay and folds it in a worker, as soon as there is a source. It needs nothing of what shows it: the doors
 * call it, so that the record arrives while the page's code still loads.
 */
export function useReplay(source: ReplaySource | undefined, makeWorker: () => Worker): ReplayState {
  const [state, setState] = useState<ReplayState>({ kind: 'opening' });

  useEffect(() => {
    if (source === undefined) return;
    const desk = openDesk(makeWorker());
    let current = true;
    const settle = (next: ReplayState) => current && setState(next);
    openReplay(source, desk).then(settle, (error: unknown) => {
      console.error(error);
      settle({ kind: 'failed', fault: UNREADABLE });
    });
    return () => {
      current = false;
      desk.close();
    };
  }, [source, makeWorker]);

  return state;
}

async function openReplay(source: ReplaySource, desk: Desk): Promise<ReplayState> {
  const [context, bytes] = await Promise.all([source.context(), source.tape()]);
  if (!context.ok) return { kind: 'failed', fault: context.fault };
  // The editor wants it next.
  void loadLanguage(context.value.language);
  if (!bytes.ok) return { kind: 'failed', fault: bytes.fault };
  const roles = context.value.people.map(({ participantId, role }) => [participantId, role] as const);
  const tape = await desk.ask('open', { bytes: bytes.value, roles });
  const startSeq = seqInAddress();
  // Whoever opens a session wants what came of it first; playing from there starts at the beginning.
  const start = startSeq === undefined ? endOf(tape) : positionOfSeq(tape, startSeq);
  const player = new Player(tape, systemClock, start);
  return { kind: 'open', replay: { context: context.value, tape, player, desk, cast: castOf(tape, context.value) } };
}

/** Where the address says to begin: `?at=` and a row of the record. */
function seqInAddress(): number | undefined {
  const at = Number(new URLSearchParams(location.search).get('at') ?? Number.NaN);
  return Number.isInteger(at) && at >= 0 ? at : undefined;
}

/** Runs, and the marks that need them: they arrive after the text. */
export function useRunsAndMarks(source: ReplaySource, { desk }: OpenReplay) {
  const [runs, setRuns] = useState<readonly RunHistory[]>();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    let current = true;
    const load = async () => {
      const answer = await source.runs();
      if (!current) return;
      if (answer.ok) setRuns(answer.value);
      else setFault(answer.fault);
      const printed = answer.ok ? answer.value.map(({ chunks }) => chunks.map(({ text }) => text).join('')) : [];
      const found = await desk.ask('marks', { printed });
      if (current) setMarks(found);
    };
    void load();
    return () => {
      current = false;
    };
  }, [source, desk]);
  return { runs, marks, fault };
}

/** The hosts' notes; empty for everybody else, and where they could not be read: the replay is whole without them. */
export function useNotes(source: ReplaySource, mayRead: boolean): string {
  const [notes, setNotes] = useState('');
  useEffect(() => {
    if (!mayRead) return;
    let current = true;
    void source.notes().then((answer) => {
      if (current && answer.ok) setNotes(answer.value);
    });
    return () => {
      current = false;
    };
  }, [source, mayRead]);
  return notes;
}

/** What reviewers said, and how to say more. */
export function useComments(source: ReplaySource, mayReview: boolean) {
  const [comments, setComments] = useState<readonly ReviewComment[]>([]);
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    if (!mayReview) return;
    let current = true;
    void source.comments().then((answer) => {
      if (!current) return;
      if (answer.ok) setComments(answer.value);
      else setFault(answer.fault);
    });
    return () => {
      current = false;
    };
  }, [source, mayReview]);
  const keep = useCallback((changed: ReviewComment) => {
    setComments((known) =>
      known.some(({ commentId }) => commentId === changed.commentId)
        ? known.map((one) => (one.commentId === changed.commentId ? changed : one))
        : [...known, changed],
    );
  }, []);
  return useMemo(() => ({ comments, keep, fault }), [comments, keep, fault]);
}
