'use client';

import { useState } from 'react';
import { Button } from './button.tsx';

interface AskFirstProps {
  /** What the button says, and for screen readers what it concerns. */
  readonly label: string;
  readonly about: string;
  /** What is asked before it is done. */
  readonly question: string;
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
  readonly look?: 'quiet' | 'danger';
}

/** A button for what cannot be undone: it asks in place, and nothing covers the page. */
export function AskFirst({ label, about, question, confirm, onConfirm, look = 'quiet' }: AskFirstProps) {
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);

  const go = async () => {
    setPending(true);
    await onConfirm();
    setPending(false);
    setAsked(false);
  };

  if (!asked) {
    return (
      <Button look={look} onClick={() => setAsked(true)} aria-label={`${label} ${about}`}>
        {label}
      </Button>
    );
  }
  return (
    <fieldset
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
      className="flex items-center gap-1 rounded-md bg-danger-soft pl-2"
    >
      <legend className="sr-only">{`${label} ${about}`}</legend>
      <span className="max-sm:sr-only">{question}</span>
      <Button look="danger" pending={pending} onClick={go}>
        {confirm}
      </Button>
      <Button look="quiet" autoFocus onClick={() => setAsked(false)}>
        Cancel
      </Button>
    </fieldset>
  );
}
