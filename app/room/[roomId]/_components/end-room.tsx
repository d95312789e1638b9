'use client';

import { Toast } from '@base-ui/react/toast';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '../../../_components/api.ts';
import { Button } from '../../../_components/button.tsx';

/** Ends the room for everybody, after asking in place: nothing covers the code. */
export function EndRoom({ roomId }: { roomId: string }) {
  const toasts = Toast.useToastManager();
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);

  const end = async () => {
    setPending(true);
    const answer = await api(`/v1/rooms/${roomId}/end`, { method: 'POST', answer: z.unknown() });
    setPending(false);
    // The socket brings the news of the end, to this page as to all others.
    if (!answer.ok) toasts.add({ title: answer.fault.message, description: answer.fault.action });
    setAsked(false);
  };

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
      className="flex items-center gap-1 rounded-md bg-danger-soft pl-2"
    >
      <legend className="sr-only">End the room</legend>
      <span className="whitespace-nowrap max-md:sr-only">End for everyone?</span>
      <Button look="danger" pending={pending} onClick={end}>
        End room
      </Button>
      <Button look="quiet" autoFocus onClick={() => setAsked(false)}>
        Keep open
      </Button>
    </fieldset>
  );
}
