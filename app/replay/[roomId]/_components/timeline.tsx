'use client';

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { activityBars, type Span } from '#lib/replay/activity.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import { AXIS_PX, BAR_PX, drawTracks, TRACK_PX } from '../_lib/draw-tracks.ts';
import { including, panned, zoomed } from '../_lib/timeline-view.ts';
import { useElementWidth } from '../_lib/use-element-width.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { useThemeChanges } from '../_lib/use-theme-changes.ts';
import { MarkButtons } from './mark-buttons.tsx';
import { ScrubArea } from './scrub-area.tsx';

interface TimelineProps {
  readonly replay: OpenReplay;
  readonly marks: readonly Mark[];
  readonly span: Span;
  readonly onSpan: (change: (span: Span) => Span) => void;
  /** For paper: no playhead, and nothing to press. */
  readonly isPicture?: boolean;
}

/** A notch of a mouse wheel is about 100. */
const ZOOM_PER_WHEEL_PX = 1.0025;

/** One track a person, with marks that lead to their moments; pressing anywhere goes there. */
export function Timeline({ replay, marks, span, onSpan, isPicture = false }: TimelineProps) {
  const { tape, cast, player } = replay;
  const area = useRef<HTMLDivElement>(null);
  const width = useElementWidth(area);
  const asides = asideLabel(marks);
  const height = AXIS_PX + (cast.order.length + (asides === undefined ? 0 : 1)) * TRACK_PX;
  useWheel(area, width, tape.durationMs, onSpan);

  return (
    <div inert={isPicture} className={isPicture ? 'flex' : 'flex max-h-[34dvh] overflow-y-auto overscroll-contain'}>
      <ul aria-label="Tracks" className="w-32 shrink-0 pt-5 max-sm:w-8">
        {cast.order.map((index) => {
          const person = cast.byIndex[index];
          return person === undefined ? null : (
            <li
              key={person.participantId}
              className="flex h-6 items-center gap-1.5 px-2 max-sm:px-1"
              title={person.name}
            >
              <PersonBadge person={person} />
              <span className="min-w-0 truncate max-sm:sr-only">{person.name}</span>
            </li>
          );
        })}
        {asides === undefined ? null : (
          <li className="flex h-6 items-center px-2 text-muted max-sm:sr-only">{asides}</li>
        )}
      </ul>
      <div ref={area} className="relative mr-3 min-w-0 flex-1" style={{ height }}>
        <ScrubArea replay={replay} marks={marks} span={span} width={width}>
          {width > 0 ? <Tracks replay={replay} span={span} width={width} /> : null}
        </ScrubArea>
        {width > 0 ? <MarkButtons marks={marks} cast={cast} player={player} span={span} /> : null}
        {isPicture ? null : <Playhead replay={replay} span={span} width={width} onSpan={onSpan} />}
      </div>
    </div>
  );
}

/** What the last row holds: what was said of the session. */
function asideLabel(marks: readonly Mark[]): string | undefined {
  const has = (kind: Mark['kind']) => marks.some((mark) => mark.kind === kind);
  if (has('note')) return has('comment') ? 'Notes, comments' : 'Notes';
  return has('comment') ? 'Comments' : undefined;
}

function Tracks({ replay, span, width }: { replay: OpenReplay; span: Span; width: number }) {
  const { tape, cast } = replay;
  const canvas = useRef<HTMLCanvasElement>(null);
  const probes = useRef<HTMLSpanElement>(null);
  const theme = useThemeChanges();
  const slices = Math.max(1, Math.floor(width / BAR_PX));
  const bars = useMemo(() => activityBars(tape, span, slices), [tape, span, slices]);
  const height = AXIS_PX + cast.order.length * TRACK_PX;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew in each theme.
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || !context || probes.current === null) return;
    const scale = window.devicePixelRatio;
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const [ink = '', line = '', muted = '', ...people] = [...probes.current.children].map(
      (probe) => getComputedStyle(probe).color,
    );
    const { fontFamily } = getComputedStyle(element);
    const font = `11px ${fontFamily}`;
    drawTracks(context, { tape, rows: cast.order, bars, span, width, font, colors: { ink, line, muted, people } });
  }, [tape, cast, bars, span, width, height, theme]);

  return (
    <>
      <canvas
        ref={canvas}
        aria-hidden
        style={{ height }}
        className="pointer-events-none absolute top-0 left-0 w-full"
      />
      {/* A canvas knows no variables: these elements tell it what they are here. */}
      <span ref={probes} hidden>
        <span className="text-ink" />
        <span className="text-line" />
        <span className="text-muted" />
        {cast.order.map((index) => (
          <span key={index} className={`text-(--person) person-${cast.byIndex[index]?.color ?? 0}`} />
        ))}
      </span>
    </>
  );
}

/** The line at the moment that is on the stage, moved without rendering, and in the frame of its code. */
function Playhead({
  replay: { player, tape },
  span,
  width,
  onSpan,
}: Pick<TimelineProps, 'replay' | 'span' | 'onSpan'> & { width: number }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const { position, playing } = player.get();
      const x = ((position.time - span.from) / (span.to - span.from)) * width;
      const element = line.current;
      if (element === null) return;
      element.style.transform = `translateX(${x}px)`;
      element.style.visibility = x < -1 || x > width + 1 ? 'hidden' : 'visible';
      if (playing) onSpan((before) => including(before, position.time, tape.durationMs));
    };
    place();
    return player.subscribeToDrawn(place);
  }, [player, tape, span, width, onSpan]);
  return (
    <div
      ref={line}
      aria-hidden
      className="pointer-events-none absolute top-0 -left-px h-full w-0.5 bg-accent will-change-transform"
    >
      <div className="absolute -top-px -left-[4px] size-2.5 rounded-full bg-accent" />
    </div>
  );
}

/** Up and down zooms about the pointer, sideways moves along. */
function useWheel(
  area: RefObject<HTMLElement | null>,
  width: number,
  durationMs: number,
  onSpan: TimelineProps['onSpan'],
): void {
  useEffect(() => {
    const element = area.current;
    if (element === null || width === 0) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left;
      onSpan((before) => {
        const perPx = (before.to - before.from) / width;
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return panned(before, event.deltaX * perPx, durationMs);
        return zoomed(before, ZOOM_PER_WHEEL_PX ** event.deltaY, before.from + x * perPx, durationMs);
      });
    };
    // React's own wheel listeners cannot keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [area, width, durationMs, onSpan]);
}
