'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { MAX_NAME_CHARACTERS, MIN_PASSWORD_CHARACTERS } from '#lib/protocol/limits.ts';
import { Button } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { authClient } from './auth-client.ts';
import { type AuthFault, authFault, missingField } from './auth-fault.ts';

interface CredentialsFormProps {
  readonly mode: 'sign-in' | 'sign-up';
  /** Where to go afterwards. */
  readonly next: string;
  /** The one address that an invitation is for. */
  readonly email?: string | undefined;
}

/** Signs in, or makes an account and signs in, and goes on to `next`. */
export function CredentialsForm({ mode, next, email: fixedEmail }: CredentialsFormProps) {
  const router = useRouter();
  const [fault, setFault] = useState<AuthFault>();
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = ['name', 'email', 'password'].map((field) => String(form.get(field) ?? ''));
    if (email === undefined || password === undefined || name === undefined) return;
    const missing = missingField(mode, { name, email, password });
    setFault(missing);
    if (missing !== undefined) return;
    setPending(true);
    const { error } = await (mode === 'sign-up'
      ? authClient.signUp.email({ name: name.trim(), email, password })
      : authClient.signIn.email({ email, password }));
    if (error === null) {
      router.replace(next);
      router.refresh();
      return;
    }
    setFault(authFault(error));
    setPending(false);
  };

  const errorOf = (field: AuthFault['field']) => (fault?.field === field ? fault?.message : undefined);
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {mode === 'sign-up' ? (
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          required
          maxLength={MAX_NAME_CHARACTERS}
          autoFocus
          error={errorOf('name')}
        />
      ) : null}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        autoFocus={mode === 'sign-in'}
        defaultValue={fixedEmail}
        readOnly={fixedEmail !== undefined}
        error={errorOf('email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete={mode === 'sign-up' ? 'new-password' : 'current-password'}
        required
        hint={mode === 'sign-up' ? `At least ${MIN_PASSWORD_CHARACTERS} characters.` : undefined}
        error={errorOf('password')}
      />
      {fault !== undefined && fault.field === undefined ? (
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      ) : null}
      <Button type="submit" look="primary" pending={pending} className="h-8">
        {mode === 'sign-up' ? 'Create account' : 'Sign in'}
      </Button>
    </form>
  );
}
