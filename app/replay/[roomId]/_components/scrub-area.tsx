'use client';

import { type PointerEvent, type ReactNode, useState } from 'react';
import type { Span } from '#lib/replay/activity.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { spokenTime } from '../_lib/time-words.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { HoverCard } from './hover-card.tsx';

interface ScrubAreaProps {
  readonly replay: OpenReplay;
  readonly marks: readonly Mark[];
  readonly span: Span;
  readonly width: number;
  readonly children: ReactNode;
}

/** Where pressing and dragging goes to a moment, and pointing shows one. */
export function ScrubArea({ replay, marks, span, width, children }: ScrubAreaProps) {
  const { tape, player } = replay;
  const [hover, setHover] = useState<{ readonly time: number; readonly x: number; readonly top: number }>();
  const seconds = usePlayerFact(player, ({ position }) => Math.round(position.time / 1_000));

  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    return Math.min(tape.durationMs, span.from + share * (span.to - span.from));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHover(undefined);
    player.seek(timeAt(event));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const time = timeAt(event);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(time);
    else if (event.pointerType === 'mouse') {
      setHover({ time, x: event.clientX, top: event.currentTarget.getBoundingClientRect().top });
    }
  };

  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Moment"
        aria-valuemin={0}
        aria-valuemax={Math.round(tape.durationMs / 1_000)}
        aria-valuenow={seconds}
        aria-valuetext={spokenTime(seconds * 1_000)}
        data-testid="timeline"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHover(undefined)}
        className="absolute inset-0 cursor-pointer touch-none rounded-sm"
      >
        {children}
      </div>
      {hover === undefined ? null : <HoverCard replay={replay} marks={marks} {...hover} />}
    </>
  );
}
