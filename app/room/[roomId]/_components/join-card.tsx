'use client';

import { type FormEvent, useEffect, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { MAX_NAME_CHARACTERS } from '#lib/protocol/limits.ts';
import { personNameSchema } from '#lib/protocol/people.ts';
import type { RoomDoor } from '#lib/protocol/room-life.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { TextField } from '../../../_components/text-field.tsx';
import { readDoor } from '../_lib/room-access.ts';
import { DoorCard } from './door-card.tsx';
import { WhatIsRecorded } from './what-is-recorded.tsx';

interface JoinCardProps {
  readonly roomId: string;
  readonly invite: string;
  readonly fault: Fault | undefined;
  readonly onJoin: (name: string) => Promise<void>;
}

/** Asks a guest for a name, and says what will be recorded before it is. */
export function JoinCard({ roomId, invite, fault, onJoin }: JoinCardProps) {
  const [door, setDoor] = useState<RoomDoor>();
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  useEffect(() => {
    void readDoor(roomId, invite).then((answer) => answer.ok && setDoor(answer.value));
  }, [roomId, invite]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = personNameSchema.safeParse(new FormData(event.currentTarget).get('name'));
    setError(name.error?.issues[0]?.message);
    if (!name.success) return;
    setPending(true);
    await onJoin(name.data);
    setPending(false);
  };

  const nameError = error ?? (fault?.field === 'name' ? fault.message : undefined);
  return (
    <DoorCard title={door?.title ?? 'Join the room'}>
      <p className="mb-6 text-muted">
        {door === undefined ? 'You were invited' : `${door.hosts.join(', ')} invited you`} to write and run code
        together. No account is needed.
      </p>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          autoFocus
          maxLength={MAX_NAME_CHARACTERS}
          hint="The others see it beside your caret."
          error={nameError}
        />
        {fault !== undefined && fault.field !== 'name' ? (
          <Notice look="error" title={fault.message}>
            {fault.action}
          </Notice>
        ) : null}
        <Button type="submit" look="primary" pending={pending} className="h-8">
          Join
        </Button>
      </form>
      <WhatIsRecorded hosts={door?.hosts ?? []} />
    </DoorCard>
  );
}
