'use client';

import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { AccountRole } from '#lib/protocol/people.ts';
import { createdInvitationSchema } from '#lib/protocol/workspace.ts';
import { Button } from '../../_components/button.tsx';
import { CopyField } from '../../_components/copy-field.tsx';
import { Notice } from '../../_components/notice.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { useCall } from '../../_components/use-call.ts';
import { ROLE_OPTIONS } from './role-words.ts';

/** Makes an invitation and shows its link, this once. */
export function InviteForm({ canMail }: { canMail: boolean }) {
  const { call, pending } = useCall();
  const [role, setRole] = useState<AccountRole>('interviewer');
  const [made, setMade] = useState<z.infer<typeof createdInvitationSchema>>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get('email') ?? '').trim();
    const answer = await call('/v1/invitations', {
      method: 'POST',
      body: { role, ...(email === '' ? {} : { email }) },
      answer: createdInvitationSchema,
    });
    if (answer === undefined) return;
    setMade(answer.value);
    form.reset();
  };

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} noValidate aria-label="Invite" className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            label="E-mail (may be left empty)"
            name="email"
            type="email"
            autoComplete="off"
            placeholder={canMail ? 'The link is mailed there' : 'Only this address may use the link'}
          />
        </div>
        <div className="w-40 [&_button]:h-8">
          <SelectField label="Role" value={role} options={ROLE_OPTIONS} onChange={setRole} />
        </div>
        <Button type="submit" look="primary" pending={pending} className="h-8">
          Make invitation
        </Button>
      </form>
      {made === undefined ? null : (
        <div className="flex flex-col gap-2">
          <Notice look="info" title={made.isMailed ? `A mail to ${made.email} is on its way.` : 'Send this link.'}>
            It is shown only now.
          </Notice>
          <CopyField label="Invitation link" value={made.invitationUrl} />
        </div>
      )}
    </div>
  );
}
