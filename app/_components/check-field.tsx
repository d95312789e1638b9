'use client';

import { Checkbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHydrated } from './use-hydrated.ts';

interface CheckFieldProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** For screen readers where the label does not say enough; the label is then not shown. */
  readonly name?: string;
  readonly disabled?: boolean;
  /** Some of what it stands for is chosen. */
  readonly isPartly?: boolean;
}

const BOX =
  'grid size-4 shrink-0 place-items-center rounded-[4px] border border-line-strong bg-raised data-checked:border-accent data-checked:bg-accent data-checked:text-on-accent data-indeterminate:border-accent data-indeterminate:bg-accent data-indeterminate:text-on-accent';

/** One thing to switch on or off. */
export function CheckField({ label, checked, onChange, name, disabled = false, isPartly = false }: CheckFieldProps) {
  const hydrated = useHydrated();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox is the control.
    <label className="flex min-h-7 items-center gap-2 rounded-md px-1 hover:bg-hover">
      {hydrated ? (
        <Checkbox.Root
          checked={checked}
          indeterminate={isPartly}
          onCheckedChange={onChange}
          disabled={disabled}
          aria-label={name}
          className={BOX}
        >
          <Checkbox.Indicator>
            {isPartly ? (
              <Minus size={12} strokeWidth={3} aria-hidden />
            ) : (
              <Check size={12} strokeWidth={3} aria-hidden />
            )}
          </Checkbox.Indicator>
        </Checkbox.Root>
      ) : (
        <span className={BOX}>{name === undefined ? null : <span className="sr-only">{name}</span>}</span>
      )}
      {label}
    </label>
  );
}
