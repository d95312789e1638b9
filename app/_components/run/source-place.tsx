'use client';

import { createContext, use } from 'react';
import type { Language } from '#lib/protocol/languages.ts';
import { splitAtPlaces } from './source-places.ts';

/** What output is to be read with: the language of its program, and the way to a line of it. */
export interface SourceJump {
  readonly language: Language;
  readonly goTo: (line: number, column: number) => void;
}

export const SourceJumpContext = createContext<SourceJump | undefined>(undefined);

/** Text of a program's output, with the places of the program in it as ways there. */
export function TextWithPlaces({ text }: { text: string }) {
  const jump = use(SourceJumpContext);
  if (jump === undefined) return text;
  return splitAtPlaces(text, jump.language).map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: text that is shown does not change.
        key={index}
        type="button"
        onClick={() => jump.goTo(part.line, part.column)}
        title={`Go to line ${part.line}`}
        className="cursor-pointer underline decoration-dotted underline-offset-3 hover:text-accent hover:decoration-solid"
      >
        {part.text}
      </button>
    ),
  );
}
