'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import type { AfterEnd } from '#lib/protocol/room-life.ts';
import { Button } from '../../../_components/button.tsx';
import { SelectField } from '../../../_components/select-field.tsx';
import type { RoomControl } from '../_lib/use-room-control.ts';

const CHOICES: readonly { readonly value: AfterEnd; readonly label: string }[] = [
  { value: 'read', label: 'Guests read on' },
  { value: 'leave', label: 'Guests leave' },
];

/** Ends the room for everybody, after asking in place: nothing covers the code. */
export function EndRoom({ control, afterEnd }: { control: RoomControl; afterEnd: AfterEnd }) {
  const [asked, setAsked] = useState(false);
  const [choice, setChoice] = useState(afterEnd);

  if (!asked) {
    return (
      <Button look="quiet" onClick={() => setAsked(true)} aria-label="End room">
        End
      </Button>
    );
  }
  return (
    <fieldset
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
      className="flex items-center gap-1 rounded-md bg-danger-soft pl-2 whitespace-nowrap max-sm:pl-0"
    >
      <legend className="sr-only">End the room</legend>
      <span className="max-lg:sr-only">End for everyone?</span>
      <SelectField label="After the end" look="quiet" value={choice} options={CHOICES} onChange={setChoice} />
      <Button
        look="danger"
        pending={control.pending}
        onClick={async () => {
          await control.end(choice);
          setAsked(false);
        }}
      >
        End room
      </Button>
      <Button look="quiet" autoFocus onClick={() => setAsked(false)}>
        <span className="max-sm:sr-only">Keep open</span>
        <X size={14} aria-hidden className="sm:hidden" />
      </Button>
    </fieldset>
  );
}
