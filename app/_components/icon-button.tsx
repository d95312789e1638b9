'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { iconButtonClass } from './button.tsx';

interface IconButtonProps extends Omit<ComponentProps<typeof Tooltip.Trigger>, 'className' | 'children'> {
  /** Its name, read aloud and shown on hover and focus. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that is an icon, with its name in a tooltip. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <Hint label={label}>
      <Tooltip.Trigger aria-label={label} {...rest} className={iconButtonClass}>
        {children}
      </Tooltip.Trigger>
    </Hint>
  );
}

/** Gives the Tooltip.Trigger in it a short explanation. */
export function Hint({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      {children}
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="z-40 rounded-md bg-ink px-2 py-1 text-small text-page transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0">
            {label}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
