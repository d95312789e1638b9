'use client';

import type { Invitation } from '#lib/protocol/workspace.ts';
import { AskFirst } from '../../_components/ask-first.tsx';
import { LocalTime } from '../../_components/local-time.tsx';
import { useCall } from '../../_components/use-call.ts';
import { ROLE_WORDS } from './role-words.ts';
import { EmptyList } from './section.tsx';

const STATE_WORDS = { open: 'Open', used: 'Used', expired: 'Expired', revoked: 'Taken back' } as const;

/** The invitations that were made, newest first. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const { call } = useCall();
  if (invitations.length === 0) {
    return <EmptyList title="No invitations yet">Make one above and send its link.</EmptyList>;
  }
  return (
    <ul aria-label="Invitations" className="divide-y divide-line border-y border-line">
      {invitations.map(({ invitationId, email, role, state, expiresAt }) => {
        const about = email ?? `as ${ROLE_WORDS[role].label}`;
        return (
          <li key={invitationId} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1 basis-48 truncate font-medium">{email ?? 'Whoever has the link'}</span>
            <span className="w-24 text-muted">{ROLE_WORDS[role].label}</span>
            <span className="text-muted sm:w-44">
              {STATE_WORDS[state]}
              {state === 'open' ? (
                <>
                  {' until '}
                  <LocalTime at={expiresAt} shape="date" />
                </>
              ) : null}
            </span>
            <span className="ml-auto flex min-w-24 justify-end">
              {state === 'open' ? (
                <AskFirst
                  label="Take back"
                  about={`the invitation ${about}`}
                  question="Make the link worthless?"
                  confirm="Take back"
                  onConfirm={async () => void (await call(`/v1/invitations/${invitationId}`, { method: 'DELETE' }))}
                />
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
