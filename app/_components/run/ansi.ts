/** How a piece of output is drawn; colours are indexes into the sixteen of the console's palette. */
export interface AnsiStyle {
  readonly color?: number;
  readonly background?: number;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly inverse?: true;
  /** Somebody typed it to the program: no escape says so. */
  readonly typed?: true;
}

export interface AnsiSegment {
  readonly text: string;
  readonly style: AnsiStyle;
}

/** Longer than any real escape: what is still unfinished past it was never going to be one. */
const MAX_PENDING_CHARACTERS = 4_096;

// One escape: CSI, a string command (OSC, DCS, SOS, PM, APC) up to its terminator, or a two- or three-character one.
const ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this reads.
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|(?=\x1b))|[ -/]+[0-~]|[0-OQ-WYZ\\`-~])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const UNFINISHED = /\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b\x9c]*\x1b?|[ -/]*)$/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const SGR = /^\x1b\[([\d;:]*)m$/;
// Everything unprintable but tab and newline. A lone return, as progress bars print it, begins a new line.
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Reads a stream of terminal output piece by piece. Colours and weights become styles; every other escape (cursor
 * moves, titles, links, clipboard) is dropped, also when a piece ends in the middle of it.
 */
export class AnsiReader {
  #style: AnsiStyle = {};
  #pending = '';

  /** The printable segments of the next piece. */
  read(piece: string): AnsiSegment[] {
    const text = this.#pending + piece;
    this.#pending = '';
    const segments: AnsiSegment[] = [];
    let at = 0;
    while (at < text.length) {
      const next = text.indexOf('\x1b', at);
      this.#push(segments, text.slice(at, next === -1 ? undefined : next));
      if (next === -1) break;
      at = this.#readEscape(text, next);
    }
    return segments;
  }

  /** Reads the escape at a place and answers where the text goes on. */
  #readEscape(text: string, at: number): number {
    ESCAPE.lastIndex = at;
    const sequence = ESCAPE.exec(text)?.[0];
    if (sequence !== undefined) {
      const codes = SGR.exec(sequence)?.[1];
      if (codes !== undefined) this.#style = applySgr(this.#style, codes);
      return at + sequence.length;
    }
    UNFINISHED.lastIndex = at;
    if (UNFINISHED.test(text) && text.length - at <= MAX_PENDING_CHARACTERS) {
      this.#pending = text.slice(at);
      return text.length;
    }
    return at + 1;
  }

  #push(segments: AnsiSegment[], raw: string): void {
    const text = raw.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
    if (text !== '') segments.push({ text, style: this.#style });
  }
}

function applySgr(before: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const { index, used } = extendedColor(codes.slice(i + 1));
      i += used;
      if (index !== undefined) style = { ...style, [code === 38 ? 'color' : 'background']: index };
      continue;
    }
    style = applyCode(style, code);
  }
  return style;
}

const SWITCHES = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 7: 'inverse', 9: 'strike' } as const;
const RESETS: Readonly<Record<number, readonly (keyof AnsiStyle)[]>> = {
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  29: ['strike'],
  39: ['color'],
  49: ['background'],
};

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return {};
  if (code in SWITCHES) return { ...style, [SWITCHES[code as keyof typeof SWITCHES]]: true };
  if (code >= 30 && code <= 37) return { ...style, color: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, color: code - 82 };
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 92 };
  const cleared = RESETS[code];
  if (cleared === undefined) return style;
  return Object.fromEntries(Object.entries(style).filter(([key]) => !cleared.includes(key as keyof AnsiStyle)));
}

// The page's policy allows classes only, so 256 and true colours fall to the nearest of the sixteen.
function extendedColor(codes: readonly number[]): { index: number | undefined; used: number } {
  const [kind, a = 0, b = 0, c = 0] = codes;
  if (kind === 5) return { index: a < 16 ? a : nearest(cubeColor(a)), used: 2 };
  if (kind === 2) return { index: nearest([a, b, c]), used: 4 };
  return { index: undefined, used: 0 };
}

type Rgb = readonly [number, number, number];

function cubeColor(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return [grey, grey, grey];
  }
  const level = (n: number) => (n === 0 ? 0 : 55 + n * 40);
  const i = index - 16;
  return [level(Math.floor(i / 36)), level(Math.floor(i / 6) % 6), level(i % 6)];
}

function nearest([r, g, b]: Rgb): number {
  const bright = Math.max(r, g, b) > 191 ? 8 : 0;
  const half = Math.max(r, g, b) / 2;
  if (Math.max(r, g, b) < 48) return 0;
  const hue = (r > half ? 1 : 0) + (g > half ? 2 : 0) + (b > half ? 4 : 0);
  return bright + hue;
}
