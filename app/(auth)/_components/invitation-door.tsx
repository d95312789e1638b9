'use client';

import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Fault } from '#lib/kernel/fault.ts';
import { openedInvitationSchema } from '#lib/protocol/workspace.ts';
import { api } from '../../_components/api.ts';
import { Notice } from '../../_components/notice.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { SingleSignOnButton } from './single-sign-on-button.tsx';
import { takeFragment } from './take-fragment.ts';

type Opened = z.infer<typeof openedInvitationSchema>;

/** Opens an invitation, and offers the ways to make an account with it. */
export function InvitationDoor({ oidcName }: { oidcName: string | null }) {
  const [opened, setOpened] = useState<Opened>();
  const [fault, setFault] = useState<Fault>();
  const asked = useRef(false);

  useEffect(() => {
    // The secret is taken out of the address at the first look: a second one would find nothing.
    if (asked.current) return;
    asked.current = true;
    const body = { secret: takeFragment() || '-' };
    void api('/v1/invitations/open', { method: 'POST', body, answer: openedInvitationSchema }).then((answer) => {
      if (answer.ok) setOpened(answer.value);
      else setFault(answer.fault);
    });
  }, []);

  if (fault !== undefined) {
    return (
      <>
        <h1 className="mb-6 text-lg font-semibold tracking-tight">Invitation</h1>
        <Notice look="warn" title={fault.message}>
          {fault.action}
        </Notice>
      </>
    );
  }
  if (opened === undefined) {
    return (
      <>
        <h1 className="text-lg font-semibold tracking-tight">Invitation</h1>
        <p className="appear-late text-muted">Opening it…</p>
      </>
    );
  }
  return (
    <>
      <h1 className="mb-1 text-lg font-semibold tracking-tight">Create your account</h1>
      <p className="mb-6 text-muted">You are invited to this workspace as {opened.role}.</p>
      <CredentialsForm mode="sign-up" next="/rooms" email={opened.email ?? undefined} />
      {oidcName === null ? null : <SingleSignOnButton providerName={oidcName} next="/rooms" />}
    </>
  );
}
