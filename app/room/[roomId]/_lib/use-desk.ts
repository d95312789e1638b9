'use client';

import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../../_components/announcer.tsx';
import { useLayoutKind } from '../../../_components/use-layout-kind.ts';
import type { RoomQuestions } from './use-room-question.ts';

export type DeskPart = 'question' | 'notes' | 'scorecard';
/** What a narrow screen shows of the room. */
export type BenchTab = 'aside' | 'code' | 'console';

export interface DeskState {
  /** Whether there is anything on it for this person. */
  readonly hasContent: boolean;
  readonly isOpen: boolean;
  /** Opens or closes it; undefined where it is a tab of its own, which needs no switch. */
  readonly toggle: (() => void) | undefined;
  /** What it shows. */
  readonly part: DeskPart;
  readonly choose: (part: DeskPart) => void;
  /** Opens it at a part, wherever the layout puts it. */
  readonly show: (part: DeskPart) => void;
  readonly benchTab: BenchTab;
  readonly setBenchTab: (tab: BenchTab) => void;
}

/** Whether the desk lies beside the code, and what of it is shown. It opens by itself when a question comes. */
export function useDesk({ question }: RoomQuestions, isHost: boolean): DeskState {
  const announce = useAnnounce();
  const isTab = useLayoutKind() === 'tabs';
  const [isOpen, setOpen] = useState(false);
  const [part, setPart] = useState<DeskPart>('question');
  const [benchTab, setBenchTab] = useState<BenchTab>('code');
  const seen = useRef<number>(undefined);
  const n = question?.n;
  const title = question?.question.title;

  useEffect(() => {
    if (n === undefined) return;
    // The one that was there when one came is no news.
    if (seen.current !== undefined && seen.current !== n) announce(`A question: ${title}`);
    if (seen.current !== n) setOpen(true);
    seen.current = n;
  }, [n, title, announce]);
  useEffect(() => {
    if (question === null) seen.current ??= 0;
  }, [question]);

  const hasContent = isHost || n !== undefined;
  return {
    hasContent,
    isOpen: hasContent && (isTab || isOpen),
    toggle: hasContent && !isTab ? () => setOpen((open) => !open) : undefined,
    part,
    choose: setPart,
    show: (wanted) => {
      setPart(wanted);
      setOpen(true);
      setBenchTab('aside');
    },
    benchTab,
    setBenchTab,
  };
}
