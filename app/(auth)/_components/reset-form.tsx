'use client';

import Link from 'next/link';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { MIN_PASSWORD_CHARACTERS } from '#lib/protocol/limits.ts';
import { Button } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { authClient } from './auth-client.ts';
import { authFault } from './auth-fault.ts';
import { takeFragment } from './take-fragment.ts';

/** Sets a new password with the token of the link. */
export function ResetForm() {
  const token = useRef('');
  const [fault, setFault] = useState<{ message: string; isStale: boolean }>();
  const [state, setState] = useState<'typing' | 'pending' | 'done'>('typing');
  useEffect(() => {
    token.current ||= takeFragment();
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const newPassword = String(new FormData(event.currentTarget).get('password') ?? '');
    if (newPassword.length < MIN_PASSWORD_CHARACTERS) {
      setFault({ message: `At least ${MIN_PASSWORD_CHARACTERS} characters.`, isStale: false });
      return;
    }
    setState('pending');
    const { error } = await authClient.resetPassword({ newPassword, token: token.current });
    setState(error === null ? 'done' : 'typing');
    if (error !== null) setFault({ message: authFault(error).message, isStale: error.code === 'INVALID_TOKEN' });
  };

  if (state === 'done') {
    return (
      <Notice look="info" title="Your password is set.">
        Every browser is signed out.{' '}
        <Link href="/sign-in" className="font-medium text-accent underline-offset-2 hover:underline">
          Sign in
        </Link>
      </Notice>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        autoFocus
        hint={`At least ${MIN_PASSWORD_CHARACTERS} characters.`}
        error={fault?.isStale === false ? fault.message : undefined}
      />
      {fault?.isStale ? (
        <Notice look="error" title="This link is not good any more.">
          Ask for a new one.
        </Notice>
      ) : null}
      <Button type="submit" look="primary" pending={state === 'pending'} className="h-8">
        Set password
      </Button>
    </form>
  );
}
