import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERSON_COLORS } from '#lib/protocol/people.ts';

type Rgb = readonly [number, number, number];
type Theme = 'light' | 'dark';

const css = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const PEOPLE = css('./people.css');
const TOKENS = css('./tokens.css');

/** WCAG 1.4.3, for the name in a flag and the initials in a badge. */
const TEXT_CONTRAST = 4.5;
/** A difference in OKLab that is seen at a glance in a two-pixel caret. */
const APART = 0.07;

function variable(source: string, name: string, theme: Theme): Rgb {
  const match = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(source);
  const hex = match?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`--${name} is not a pair of colours`);
  return [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb;
}

function linear(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [a, b].map(([r, g, b_]) => 0.2126 * r + 0.7152 * g + 0.0722 * b_ + 0.05) as [number, number];
  return Math.max(x, y) / Math.min(x, y);
}

const times = (rows: readonly Rgb[], [x, y, z]: Rgb) =>
  rows.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Rgb;

/** Complete loss of one kind of cone: Machado, Oliveira and Fernandes, 2009. */
const SIGHT: Record<string, readonly Rgb[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function oklab(color: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color,
  ).map((c) => Math.cbrt(Math.max(0, c))) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

describe.each<Theme>(['light', 'dark'])("people's colours on a %s page", (theme) => {
  const colors = Array.from({ length: PERSON_COLORS }, (_, index) => variable(PEOPLE, `person-${index}`, theme));

  it('hold the contrast of text against the page and under their own text', () => {
    for (const color of colors) {
      expect(contrast(color, variable(TOKENS, 'page', theme))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      expect(contrast(color, variable(PEOPLE, 'on-person', theme))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    }
  });

  it.each(Object.keys(SIGHT))('stay apart for %s sight', (sight) => {
    const seen = colors.map((color) => oklab(times(SIGHT[sight] ?? [], color)));
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(i + 1)) expect(Math.hypot(...a.map((x, k) => x - (b[k] ?? 0)))).toBeGreaterThan(APART);
    }
  });
});
