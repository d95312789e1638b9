import { type ActivityBars, awaySpans, presenceSpans, type Span } from '#lib/replay/activity.ts';
import type { Tape } from '#lib/replay/tape.ts';
import { clockWords } from './time-words.ts';
import { ticks } from './timeline-view.ts';

/** Heights of the timeline's parts, in CSS pixels. */
export const AXIS_PX = 20;
export const TRACK_PX = 24;

/** Wide enough that a bar is seen, narrow enough that a pause is. */
export const BAR_PX = 3;
const BAR_GAP_PX = 1;

export interface TrackColors {
  readonly ink: string;
  readonly line: string;
  readonly muted: string;
  /** By row. */
  readonly people: readonly string[];
}

export interface TracksToDraw {
  readonly tape: Tape;
  /** Indexes of the people, one a row. */
  readonly rows: readonly number[];
  readonly bars: readonly ActivityBars[];
  readonly span: Span;
  readonly width: number;
  readonly font: string;
  readonly colors: TrackColors;
}

/** Draws the axis and a row a person: when they were here, when they looked elsewhere, and how much they changed. */
export function drawTracks(canvas: CanvasRenderingContext2D, what: TracksToDraw): void {
  const { tape, rows, bars, width, colors, span } = what;
  canvas.clearRect(0, 0, width, AXIS_PX + rows.length * TRACK_PX);
  drawAxis(canvas, what);
  const xOf = (time: number) => ((time - span.from) / (span.to - span.from)) * width;
  const loudest = Math.max(
    1,
    ...rows.flatMap((index) => [...(bars[index]?.online ?? []), ...(bars[index]?.offline ?? [])]),
  );
  for (const [row, index] of rows.entries()) {
    const bottom = AXIS_PX + (row + 1) * TRACK_PX - 3;
    const color = colors.people[row] ?? colors.ink;
    canvas.fillStyle = color;
    canvas.globalAlpha = 0.35;
    for (const { from, to } of presenceSpans(tape, index)) fillBetween(canvas, xOf(from), xOf(to), bottom, 1);
    canvas.globalAlpha = 1;
    drawAway(
      canvas,
      awaySpans(tape, index).map(({ from, to }) => ({ from: xOf(from), to: xOf(to) })),
      bottom,
      colors.muted,
    );
    const heightOf = (value: number) => (value === 0 ? 0 : 2 + Math.sqrt(value / loudest) * (TRACK_PX - 8));
    drawBars(canvas, bars[index]?.online, (x, value) => {
      canvas.fillStyle = color;
      canvas.fillRect(x, bottom - heightOf(value), BAR_PX - BAR_GAP_PX, heightOf(value));
    });
    drawBars(canvas, bars[index]?.offline, (x, value) => {
      // Hollow: it was typed here and arrived later.
      canvas.strokeStyle = color;
      canvas.strokeRect(x + 0.5, bottom - heightOf(value) + 0.5, BAR_PX - BAR_GAP_PX, heightOf(value) - 1);
    });
  }
}

function drawAxis(canvas: CanvasRenderingContext2D, { span, width, colors, font, rows }: TracksToDraw): void {
  canvas.font = font;
  canvas.textBaseline = 'middle';
  for (const time of ticks(span, width)) {
    const x = Math.round(((time - span.from) / (span.to - span.from)) * width) + 0.5;
    canvas.fillStyle = colors.line;
    canvas.fillRect(x, AXIS_PX - 4, 1, 4 + rows.length * TRACK_PX);
    canvas.fillStyle = colors.muted;
    const label = clockWords(time);
    const { width: labelWidth } = canvas.measureText(label);
    canvas.fillText(label, Math.min(Math.max(0, x - labelWidth / 2), width - labelWidth), AXIS_PX / 2 - 1);
  }
}

function drawBars(
  canvas: CanvasRenderingContext2D,
  column: Float32Array | undefined,
  draw: (x: number, value: number) => void,
): void {
  canvas.lineWidth = 1;
  for (const [slice, value] of (column ?? []).entries()) if (value > 0) draw(slice * BAR_PX, value);
}

/** Hatched, so that it is told from a pause without colour. */
function drawAway(canvas: CanvasRenderingContext2D, spans: readonly Span[], bottom: number, color: string): void {
  canvas.strokeStyle = color;
  canvas.lineWidth = 1;
  for (const { from, to } of spans) {
    canvas.save();
    canvas.beginPath();
    canvas.rect(from, bottom - 6, Math.max(2, to - from), 6);
    canvas.clip();
    canvas.beginPath();
    for (let x = from - 6; x < to + 6; x += 4) {
      canvas.moveTo(x, bottom);
      canvas.lineTo(x + 6, bottom - 6);
    }
    canvas.stroke();
    canvas.restore();
  }
}

function fillBetween(canvas: CanvasRenderingContext2D, from: number, to: number, bottom: number, height: number): void {
  canvas.fillRect(from, bottom, Math.max(1, to - from), height);
}
