import { describe, expect, it } from 'vitest';
import type { Language } from '#lib/protocol/languages.ts';
import { splitAtPlaces } from './source-places.ts';

const placesIn = (text: string, language: Language) =>
  splitAtPlaces(text, language).flatMap((part) => (typeof part === 'string' ? [] : [[part.line, part.column]]));

describe('places in a program', () => {
  it.each<[Language, string, number, number]>([
    ['go', './main.go:3:15: declared and not used: x', 3, 15],
    ['go', '\t/box/main.go:7 +0x1d', 7, 1],
    ['rust', '  --> main.rs:12:25', 12, 25],
    ['rust', "thread 'main' panicked at main.rs:2:5:", 2, 5],
    ['typescript', '    main.ts:1:18:', 1, 18],
    ['typescript', '    at foo (/box/main.ts:3:7)', 3, 7],
    ['javascript', 'file:///box/main.js:9', 9, 1],
    ['javascript', '    at Object.<anonymous> (/box/main.js:3:7)', 3, 7],
    ['python', '  File "/box/main.py", line 41, in <module>', 41, 1],
  ])('are found in what %s says: %s', (language, text, line, column) => {
    expect(placesIn(text, language)).toEqual([[line, column]]);
  });

  it('leave all of the text as it was', () => {
    const text = 'see main.go:1:2 and main.go:3, not main.rs:4:5\n';
    const parts = splitAtPlaces(text, 'go').map((part) => (typeof part === 'string' ? part : part.text));
    expect(parts.join('')).toBe(text);
    expect(placesIn(text, 'go')).toEqual([
      [1, 2],
      [3, 1],
    ]);
  });
});
