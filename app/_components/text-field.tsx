'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { useHydrated } from './use-hydrated.ts';

interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed; read out with the field. */
  readonly error?: string | undefined;
}

export const inputClass =
  'h-8 w-full rounded-md border border-line-strong bg-raised px-2.5 text-ui text-ink aria-invalid:border-danger focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0';

/** A labelled line of text, its hint, and what is wrong with it. */
export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  const hydrated = useHydrated();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        // Whoever listens does so from then on; what was typed before would be lost.
        readOnly={input.readOnly || (input.onChange !== undefined && !hydrated)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : noteId}
        className={inputClass}
      />
      {note === undefined ? null : (
        <p id={noteId} className={error === undefined ? 'text-small text-muted' : 'text-small text-danger'}>
          {note}
        </p>
      )}
    </div>
  );
}
