'use client';

import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { popupClass, popupItemClass } from './popup.ts';
import { useHydrated } from './use-hydrated.ts';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  /** `quiet` in a bar, `field` in a form. */
  readonly look?: 'quiet' | 'field';
}

const LOOKS = {
  quiet:
    'text-muted hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
  field: 'w-full justify-between border border-line-strong bg-raised text-ink hover:not-data-disabled:bg-hover',
} as const;

/** One choice of a few. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, disabled = false, look = 'field' } = props;
  const hydrated = useHydrated();
  const className = `flex h-7 items-center gap-1.5 rounded-md px-2 text-ui font-medium select-none data-disabled:opacity-70 ${LOOKS[look]}`;
  const icon = <ChevronsUpDown size={12} aria-hidden className="text-muted" />;
  if (!hydrated) {
    const chosen = options.find((option) => option.value === value)?.label;
    return (
      <button type="button" aria-label={`${label}: ${chosen}`} className={className}>
        {chosen}
        {icon}
      </button>
    );
  }
  return (
    <Select.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      modal={false}
    >
      <Select.Trigger aria-label={label} className={className}>
        <Select.Value />
        <Select.Icon>{icon}</Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} align="start" alignItemWithTrigger={false} className="z-40 outline-none">
          <Select.Popup className={`${popupClass} min-w-44`}>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className={popupItemClass}>
                <span className="w-3.5">
                  <Select.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                </span>
                <Select.ItemText>{option.label}</Select.ItemText>
                {option.note === undefined ? null : <span className="ml-auto pl-4 text-muted">{option.note}</span>}
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
