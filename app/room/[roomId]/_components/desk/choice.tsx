'use client';

import { useId } from 'react';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Undefined where nothing is chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few, side by side: radio buttons that look like one control. */
export function Choice<Value extends string | number>({ label, hint, options, value, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend className="font-medium">{label}</legend>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      <div className="mt-1.5 flex w-fit max-w-full flex-wrap gap-px overflow-hidden rounded-md border border-line-strong bg-line-strong">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-7 min-w-9 items-center justify-center bg-raised px-2.5 font-medium select-none hover:bg-hover has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent has-checked:has-focus-visible:outline-on-accent"
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
