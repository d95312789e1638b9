import { LANGUAGE_FACTS, type Language } from '#lib/protocol/languages.ts';

/** A place in the program, as a compiler or a stack trace names it. Both count from 1. */
export interface SourcePlace {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Compilers and Node say `main.go:3:15`, with or without the folder; Python says `File "/box/main.py", line 3`. */
const PLACE = /(?:(?:file:\/\/)?\/box\/)?(main\.[a-z]+):(\d+)(?::(\d+))?|File "(?:\/box\/)?(main\.py)", line (\d+)/g;

/** Cuts text where it names a place in the program of that language. */
export function splitAtPlaces(text: string, language: Language): (string | SourcePlace)[] {
  const { file } = LANGUAGE_FACTS[language];
  if (!text.includes(file)) return [text];
  const parts: (string | SourcePlace)[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, name, line, column, pythonName, pythonLine] = match;
    if ((name ?? pythonName) !== file) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ text: whole, line: Number(line ?? pythonLine), column: Number(column ?? 1) });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
