import type { ReactNode } from 'react';
import { iconButtonClass } from '../../../_components/button.tsx';

interface DeckButtonProps {
  /** Its name with its key, read aloud and shown on hover. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button of the deck that is an icon. */
export function DeckButton({ label, onClick, children }: DeckButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={iconButtonClass}>
      {children}
    </button>
  );
}
