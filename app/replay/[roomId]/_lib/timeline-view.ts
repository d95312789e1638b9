import type { Span } from '#lib/replay/activity.ts';

/** Shorter stretches show single keystrokes; there is nothing more to see. */
const MIN_SPAN_MS = 2_000;
const TICK_STEPS_S = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400];
const TICK_SPACING_PX = 90;

export function wholeSpan(durationMs: number): Span {
  return { from: 0, to: Math.max(durationMs, MIN_SPAN_MS) };
}

/** The stretch after zooming by a factor, the time at `anchor` staying where it is. */
export function zoomed({ from, to }: Span, factor: number, anchor: number, durationMs: number): Span {
  const whole = wholeSpan(durationMs);
  const length = Math.min(whole.to, Math.max(MIN_SPAN_MS, (to - from) * factor));
  const share = (anchor - from) / (to - from || 1);
  return within({ from: anchor - share * length, to: anchor + (1 - share) * length }, whole);
}

/** The stretch moved by so many milliseconds. */
export function panned({ from, to }: Span, byMs: number, durationMs: number): Span {
  return within({ from: from + byMs, to: to + byMs }, wholeSpan(durationMs));
}

/** The stretch, moved just so far that a time is in it. */
export function including(span: Span, time: number, durationMs: number): Span {
  if (time >= span.from && time <= span.to) return span;
  return panned(span, time < span.from ? time - span.from : time - span.from - (span.to - span.from) / 10, durationMs);
}

function within({ from, to }: Span, whole: Span): Span {
  const shift = from < whole.from ? whole.from - from : to > whole.to ? whole.to - to : 0;
  return { from: Math.max(whole.from, from + shift), to: Math.min(whole.to, to + shift) };
}

/** Round times for the axis, far enough apart for their labels. */
export function ticks({ from, to }: Span, widthPx: number): number[] {
  const wanted = ((to - from) / 1_000 / Math.max(1, widthPx)) * TICK_SPACING_PX;
  const step = (TICK_STEPS_S.find((seconds) => seconds >= wanted) ?? 86_400) * 1_000;
  const times: number[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) times.push(time);
  return times;
}
