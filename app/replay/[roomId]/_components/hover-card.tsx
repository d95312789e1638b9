'use client';

import { useEffect, useRef, useState } from 'react';
import type { Mark } from '#lib/replay/marks.ts';
import type { Peek } from '#lib/replay/replay-desk.ts';
import { markWords } from '../_lib/mark-words.ts';
import { clockWords } from '../_lib/time-words.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';

interface HoverCardProps {
  readonly replay: OpenReplay;
  readonly marks: readonly Mark[];
  readonly time: number;
  /** Where on the screen the timeline begins, and the pointer is. */
  readonly top: number;
  readonly x: number;
}

const CARD_PX = 288;
const EDGE_PX = 4;
/** Marks this near belong to the moment. */
const NEAR_SHARE = 0.01;

/** What a moment of the timeline looks like: its time, what happened near it, and the lines that were being written. */
export function HoverCard({ replay, marks, time, top, x }: HoverCardProps) {
  const { cast, tape } = replay;
  const peek = usePeek(replay, time);
  const near = marks.filter(({ at }) => Math.abs(at - time) < tape.durationMs * NEAR_SHARE).slice(0, 3);
  return (
    <div
      aria-hidden
      // Fixed, since the tracks scroll and would cut it off.
      style={{
        left: Math.min(Math.max(EDGE_PX, x - CARD_PX / 2), window.innerWidth - CARD_PX - EDGE_PX),
        bottom: window.innerHeight - top + EDGE_PX,
        width: CARD_PX,
      }}
      data-testid="hover-card"
      className="pointer-events-none fixed z-30 rounded-lg bg-raised p-2 shadow-popup"
    >
      <p className="flex justify-between gap-2">
        <span className="font-medium tabular-nums">{clockWords(time)}</span>
        <span className="truncate text-muted">{peek?.person === undefined ? '' : cast.nameOf(peek.person)}</span>
      </p>
      {near.map((mark) => (
        <p key={mark.id} className="truncate text-small text-muted">
          {markWords(mark, cast)}
        </p>
      ))}
      <pre className="mt-1 overflow-hidden font-mono text-[11px]/4 text-muted">
        {peek?.lines.map((line, index) => `${String(peek.firstLine + index).padStart(3)}  ${line}`).join('\n')}
      </pre>
    </div>
  );
}

/** Asks for one moment at a time: the pointer is faster than anybody reads. */
function usePeek({ desk, player }: OpenReplay, time: number): Peek | undefined {
  const [peek, setPeek] = useState<Peek>();
  const isAsking = useRef(false);
  const wanted = useRef(time);
  wanted.current = time;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move of the pointer asks.
  useEffect(() => {
    if (isAsking.current) return;
    isAsking.current = true;
    const ask = async () => {
      let asked: number;
      do {
        asked = wanted.current;
        setPeek(await desk.ask('peek', { moment: player.at(asked).moment }));
      } while (asked !== wanted.current);
      isAsking.current = false;
    };
    void ask();
  }, [desk, player, time]);
  return peek;
}
