'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { authClient } from './auth-client.ts';
import { type AuthFault, authFault } from './auth-fault.ts';

/** Asks for a mail with a link that sets a new password; the answer is the same for every address. */
export function ForgotForm() {
  const [fault, setFault] = useState<AuthFault>();
  const [sentTo, setSentTo] = useState<string>();
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    setPending(true);
    const { error } = await authClient.requestPasswordReset({ email });
    setPending(false);
    if (error === null) setSentTo(email);
    else setFault(authFault(error));
  };

  if (sentTo !== undefined) {
    return (
      <Notice look="info" title="Look into your mail.">
        If {sentTo} has an account here, a link is on its way. It is good for an hour.
      </Notice>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField label="E-mail" name="email" type="email" autoComplete="email" autoFocus error={fault?.message} />
      <Button type="submit" look="primary" pending={pending} className="h-8">
        Mail me a link
      </Button>
    </form>
  );
}
