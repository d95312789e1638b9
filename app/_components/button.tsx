import type { ComponentProps } from 'react';
import { Spinner } from './spinner.tsx';
import { useHydrated } from './use-hydrated.ts';

const BASE =
  'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md px-2.5 text-ui font-medium whitespace-nowrap select-none transition-colors duration-75 disabled:opacity-55 data-disabled:opacity-55';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-strong',
  plain: 'border border-line-strong bg-raised text-ink hover:not-disabled:bg-hover',
  quiet:
    'text-muted hover:not-disabled:bg-hover hover:not-disabled:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
  danger: 'border border-line-strong bg-raised text-danger hover:not-disabled:bg-danger-soft',
} as const;

export type ButtonLook = keyof typeof LOOKS;

/** The classes of a button, for links and for the triggers of menus. */
export function buttonClass(look: ButtonLook = 'plain'): string {
  return `${BASE} ${LOOKS[look]}`;
}

/** The classes of a button that shows an icon alone; give it an aria-label. */
export const iconButtonClass = `${BASE.replace('px-2.5', 'w-7')} ${LOOKS.quiet}`;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  /** Something was asked for and has not been answered: no second press, and after a moment a spinner. */
  readonly pending?: boolean;
}

/** A button; `pending` keeps its width, so that nothing jumps. */
export function Button({
  look = 'plain',
  pending = false,
  disabled = false,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  const isAsleep = !useHydrated();
  return (
    <button
      type="button"
      {...rest}
      // A press that the page does not hear yet is lost, and a form sends what was typed into nothing.
      disabled={disabled || pending || isAsleep}
      aria-busy={pending || undefined}
      // What is over in a moment is not shown.
      className={`${buttonClass(look)} relative ${isAsleep && !disabled ? 'opacity-100!' : ''} ${className}`}
    >
      {pending ? (
        <span className="appear-late absolute inset-0 grid place-items-center rounded-md bg-inherit">
          <Spinner />
        </span>
      ) : null}
      {children}
    </button>
  );
}
