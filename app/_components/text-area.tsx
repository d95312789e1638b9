'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { inputClass } from './text-field.tsx';
import { useHydrated } from './use-hydrated.ts';

interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed; read out with the field. */
  readonly error?: string | undefined;
  /** Code and data: every character as wide as the next. */
  readonly mono?: boolean;
}

/** A labelled text of several lines, its hint, and what is wrong with it. */
export function TextArea({ label, hint, error, mono = false, className = '', ...input }: TextAreaProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  const hydrated = useHydrated();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        {...input}
        id={id}
        // Whoever listens does so from then on; what was typed before would be lost.
        readOnly={input.readOnly || (input.onChange !== undefined && !hydrated)}
        spellCheck={mono ? false : undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : noteId}
        className={`${inputClass.replace('h-8', 'min-h-16')} py-1.5 leading-normal ${mono ? 'font-mono text-[12.5px]' : ''} ${className}`}
      />
      {note === undefined ? null : (
        <p id={noteId} className={error === undefined ? 'text-small text-muted' : 'text-small text-danger'}>
          {note}
        </p>
      )}
    </div>
  );
}
