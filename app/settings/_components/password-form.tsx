'use client';

import { Toast } from '@base-ui/react/toast';
import { type FormEvent, useState } from 'react';
import { MIN_PASSWORD_CHARACTERS } from '#lib/protocol/limits.ts';
import { Button } from '../../_components/button.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { authClient } from '../../(auth)/_components/auth-client.ts';
import { authFault } from '../../(auth)/_components/auth-fault.ts';

interface FormFault {
  readonly field: 'current' | 'next';
  readonly message: string;
}

/** Changes one's password; every other browser is signed out with it. */
export function PasswordForm() {
  const toasts = Toast.useToastManager();
  const [fault, setFault] = useState<FormFault>();
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const next = String(typed.get('next') ?? '');
    if (next.length < MIN_PASSWORD_CHARACTERS) {
      setFault({ field: 'next', message: `At least ${MIN_PASSWORD_CHARACTERS} characters.` });
      return;
    }
    setPending(true);
    const { error } = await authClient.changePassword({
      currentPassword: String(typed.get('current') ?? ''),
      newPassword: next,
      revokeOtherSessions: true,
    });
    setPending(false);
    if (error === null) {
      setFault(undefined);
      form.reset();
      toasts.add({ title: 'Password changed', description: 'Other browsers are signed out.' });
      return;
    }
    if (error.code === 'INVALID_PASSWORD') setFault({ field: 'current', message: 'This is not your password.' });
    else setFault({ field: 'next', message: authFault(error).message });
  };

  return (
    <form
      method="post"
      onSubmit={submit}
      noValidate
      className="flex max-w-sm flex-col items-start gap-3 [&>div]:w-full"
    >
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        error={fault?.field === 'current' ? fault.message : undefined}
      />
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        hint={`At least ${MIN_PASSWORD_CHARACTERS} characters.`}
        error={fault?.field === 'next' ? fault.message : undefined}
      />
      <Button type="submit" pending={pending}>
        Change password
      </Button>
    </form>
  );
}
