'use client';

import { useDeferredValue } from 'react';
import { MarkdownText } from '../../_components/markdown-text.tsx';
import { TextArea } from '../../_components/text-area.tsx';

interface WrittenTextProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly maxCharacters: number;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** Markdown being written, and how it will look. */
export function WrittenText({ label, hint, text, maxCharacters, error, onChange }: WrittenTextProps) {
  const shown = useDeferredValue(text);
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <TextArea
        label={label}
        hint={hint}
        error={error}
        mono
        value={text}
        maxLength={maxCharacters}
        onChange={({ target }) => onChange(target.value)}
        className="h-[28rem] resize-y"
      />
      <section aria-label={`${label}, as it will look`} className="flex min-w-0 flex-col gap-1.5">
        <h2 className="font-medium text-muted">As it will look</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls too. */}
        <div tabIndex={0} className="h-[28rem] overflow-y-auto rounded-md border border-line px-4 py-3">
          {shown.trim() === '' ? <p className="text-muted">Nothing written yet.</p> : <MarkdownText text={shown} />}
        </div>
      </section>
    </div>
  );
}
