'use client';

import {
  ChevronLeft,
  ChevronRight,
  Maximize2,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import type { Mark } from '#lib/replay/marks.ts';
import { SPEEDS, type Speed } from '#lib/replay/player.ts';
import { SelectField } from '../../../_components/select-field.tsx';
import { clockWords } from '../_lib/time-words.ts';
import { wholeSpan, zoomed } from '../_lib/timeline-view.ts';
import { jumpToMark, markAfter, markBefore } from '../_lib/use-keys.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { DeckButton } from './deck-button.tsx';
import { MarkLegend } from './mark-legend.tsx';
import { Timeline } from './timeline.tsx';

interface DeckProps {
  readonly replay: OpenReplay;
  readonly marks: readonly Mark[];
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}

const SPEED_OPTIONS = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }));
const ZOOM_STEP = 0.5;

/** Everything that moves through the session: buttons, speed, and the timeline. */
export function Deck({ replay, marks, follow, onFollow }: DeckProps) {
  const { player, tape } = replay;
  const [span, setSpan] = useState(() => wholeSpan(tape.durationMs));
  const playing = usePlayerFact(player, (state) => state.playing);
  const speed = usePlayerFact(player, (state) => state.speed);
  const skipIdle = usePlayerFact(player, (state) => state.skipIdle);
  const zoom = useCallback(
    (factor: number) =>
      setSpan((before) => zoomed(before, factor, anchorIn(before, player.get().position.time), tape.durationMs)),
    [player, tape],
  );
  return (
    <section aria-label="Playback" className="shrink-0 border-t border-line bg-bar pb-2">
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-2 py-1.5">
        <DeckButton
          label={playing ? 'Pause (Space)' : 'Play (Space)'}
          onClick={() => (playing ? player.pause() : player.play())}
        >
          {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        </DeckButton>
        <DeckButton
          label="Previous mark ([)"
          onClick={() => jumpToMark(player, markBefore(marks, player.get().position))}
        >
          <SkipBack size={15} aria-hidden />
        </DeckButton>
        <DeckButton label="One edit back (,)" onClick={() => player.step(-1)}>
          <ChevronLeft size={15} aria-hidden />
        </DeckButton>
        <DeckButton label="One edit on (.)" onClick={() => player.step(1)}>
          <ChevronRight size={15} aria-hidden />
        </DeckButton>
        <DeckButton label="Next mark (])" onClick={() => jumpToMark(player, markAfter(marks, player.get().position))}>
          <SkipForward size={15} aria-hidden />
        </DeckButton>
        <Clock replay={replay} />
        <SelectField
          label="Speed"
          look="quiet"
          value={String(speed)}
          options={SPEED_OPTIONS}
          onChange={(value) => player.setSpeed(Number(value) as Speed)}
        />
        <Toggle checked={skipIdle} onChange={(checked) => player.setSkipIdle(checked)}>
          Skip idle
        </Toggle>
        <Toggle checked={follow} onChange={onFollow}>
          Follow
        </Toggle>
        <div className="ml-auto flex items-center">
          <DeckButton label="Zoom out" onClick={() => zoom(1 / ZOOM_STEP)}>
            <ZoomOut size={15} aria-hidden />
          </DeckButton>
          <DeckButton label="Zoom in" onClick={() => zoom(ZOOM_STEP)}>
            <ZoomIn size={15} aria-hidden />
          </DeckButton>
          <DeckButton label="Whole session" onClick={() => setSpan(wholeSpan(tape.durationMs))}>
            <Maximize2 size={15} aria-hidden />
          </DeckButton>
          <MarkLegend />
        </div>
      </div>
      <Timeline replay={replay} marks={marks} span={span} onSpan={setSpan} />
    </section>
  );
}

/** Zooming keeps the present moment in place where it is in sight. */
function anchorIn({ from, to }: { from: number; to: number }, time: number): number {
  return time >= from && time <= to ? time : (from + to) / 2;
}

function Clock({ replay: { player, tape } }: { replay: OpenReplay }) {
  const now = usePlayerFact(player, ({ position }) => clockWords(position.time));
  return (
    <span className="px-1.5 whitespace-nowrap tabular-nums">
      <span data-testid="clock" className="font-medium">
        {now}
      </span>
      <span className="text-muted"> / {clockWords(tape.durationMs)}</span>
    </span>
  );
}

function Toggle({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={checked}
      onClick={() => onChange(!checked)}
      className="h-7 rounded-md px-2 font-medium text-muted hover:bg-hover aria-pressed:text-ink aria-pressed:[&>span]:bg-accent"
    >
      <span aria-hidden className="mr-1.5 inline-block size-2 rounded-full border border-line-strong align-middle" />
      {children}
    </button>
  );
}
