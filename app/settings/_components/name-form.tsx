'use client';

import type { FormEvent } from 'react';
import { MAX_NAME_CHARACTERS } from '#lib/protocol/limits.ts';
import { useAnnounce } from '../../_components/announcer.tsx';
import { Button } from '../../_components/button.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { useCall } from '../../_components/use-call.ts';

/** Changes the name that others see. */
export function NameForm({ name }: { name: string }) {
  const { call, pending } = useCall();
  const announce = useAnnounce();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('name') ?? '');
    if ((await call('/v1/account', { method: 'PATCH', body: { name: typed } })) !== undefined) announce('Name saved.');
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col items-start gap-3 [&>div]:w-full">
      <TextField
        label="Name"
        name="name"
        defaultValue={name}
        required
        maxLength={MAX_NAME_CHARACTERS}
        autoComplete="name"
        hint="Rooms you are already in keep the name you joined them under."
      />
      <Button type="submit" pending={pending}>
        Save name
      </Button>
    </form>
  );
}
