import { describe, expect, it } from 'vitest';
import { AnsiReader } from './ansi.ts';

const read = (...pieces: string[]) => {
  const reader = new AnsiReader();
  return pieces.flatMap((piece) => reader.read(piece));
};
const text = (...pieces: string[]) =>
  read(...pieces)
    .map((segment) => segment.text)
    .join('');

describe('terminal output', () => {
  it('shows colours and weights, until they are reset', () => {
    expect(read('a\x1b[1;31mb\x1b[0mc')).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { bold: true, color: 1 } },
      { text: 'c', style: {} },
    ]);
  });

  it('carries a style, and half an escape, over the end of a piece', () => {
    expect(read('\x1b[3', '2mgreen', ' still')).toEqual([
      { text: 'green', style: { color: 2 } },
      { text: ' still', style: { color: 2 } },
    ]);
  });

  it.each([
    ['a cursor move', '\x1b[2J\x1b[10;5Hx'],
    ['a window title', '\x1b]0;owned\x07x'],
    ['a link', '\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\'],
    ['a clipboard write', '\x1b]52;c;b3duZWQ=\x07x'],
    ['a device string', '\x1bP1$r0m\x1b\\x'],
    ['a private mode', '\x1b[?1049hx'],
    ['a charset', '\x1b(Bx'],
    ['a keypad mode', '\x1b=x'],
    ['a reset', '\x1bcx'],
    ['bells and backspaces', '\x07\x08x'],
    ['eight-bit controls', '\x9bx'],
    ['bidirectional overrides', '\u202ex'],
  ])('leaves %s without effect', (_name, output) => {
    expect(text(output)).toBe('x');
  });

  it.each([1, 2, 3, 5, 7])('drops a title cut into pieces of %i characters', (size) => {
    const output = 'a\x1b]0;owned\x1b\\b\x1b[31mc';
    expect(text(...(output.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []))).toBe('abc');
  });

  it('gives up on an escape that never ends, so that it cannot swallow the rest', () => {
    expect(text(`\x1b]0;${'x'.repeat(5_000)}`, 'after')).toContain('after');
  });

  it('falls back to the nearest of sixteen for more colours', () => {
    expect(read('\x1b[38;5;196mr\x1b[48;2;0;0;250mb\x1b[39;49mn')).toEqual([
      { text: 'r', style: { color: 9 } },
      { text: 'b', style: { color: 9, background: 12 } },
      { text: 'n', style: {} },
    ]);
  });

  it('begins a new line where a progress bar returns', () => {
    expect(text('10%\r20%\r\n')).toBe('10%\n20%\n');
  });
});
