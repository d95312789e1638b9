'use client';

import { Popover } from '@base-ui/react/popover';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check, Copy, UserPlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import type { Role } from '#lib/protocol/people.ts';
import { useAnnounce } from '../../../_components/announcer.tsx';
import { Button, buttonClass } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { popupClass } from '../../../_components/popup.ts';
import { inputClass } from '../../../_components/text-field.tsx';
import { makeInviteLink } from '../_lib/invite-link.ts';

const CHOICES: readonly { readonly role: Role; readonly name: string; readonly note: string }[] = [
  { role: 'guest', name: 'Candidate', note: 'types and runs, needs no account' },
  { role: 'host', name: 'Interviewer', note: 'may also invite and end the room' },
  { role: 'viewer', name: 'Viewer', note: 'watches only' },
];

const COPIED_MS = 2_000;

/** Gives the link for one role; it is fetched before Copy is pressed, since browsers copy only at once. */
export function InviteMenu({ roomId }: { roomId: string }) {
  const announce = useAnnounce();
  const [role, setRole] = useState<Role>('guest');
  const [links, setLinks] = useState<Partial<Record<Role, string>>>({});
  const [fault, setFault] = useState<Fault>();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const link = links[role];

  const fetchLink = useCallback(
    async (wanted: Role) => {
      setFault(undefined);
      const answer = await makeInviteLink(roomId, wanted);
      if (answer.ok) setLinks((known) => ({ ...known, [wanted]: answer.value.inviteUrl }));
      else setFault(answer.fault);
    },
    [roomId],
  );

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const choose = (next: Role) => {
    setRole(next);
    setCopied(false);
    if (links[next] === undefined) void fetchLink(next);
  };

  const copy = async () => {
    if (link === undefined) return;
    field.current?.select();
    // Plain http has no clipboard; the selected field is then one key away.
    await navigator.clipboard?.writeText(link).then(
      () => {
        setCopied(true);
        announce('Link copied.');
      },
      () => undefined,
    );
  };

  return (
    <Popover.Root onOpenChange={(open) => open && choose(role)}>
      <Popover.Trigger className={buttonClass('plain')}>
        <UserPlus size={14} aria-hidden />
        <span className="max-sm:sr-only">Invite</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-40">
          <Popover.Popup className={`${popupClass} w-84 max-w-[calc(100vw-1rem)] p-3`}>
            <Popover.Title className="mb-2 font-medium">Invite by link</Popover.Title>
            <RadioGroup value={role} onValueChange={(next) => choose(next as Role)} aria-label="Role" className="mb-3">
              {CHOICES.map(({ role: value, name, note }) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's radio is the control.
                <label key={value} className="flex min-h-7 items-center gap-2 rounded-md px-1 hover:bg-hover">
                  <Radio.Root
                    value={value}
                    className="grid size-3.5 shrink-0 place-items-center rounded-full border border-line-strong data-checked:border-accent data-checked:bg-accent"
                  >
                    <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
                  </Radio.Root>
                  <span className="font-medium">{name}</span>
                  <span className="text-small text-muted">{note}</span>
                </label>
              ))}
            </RadioGroup>
            {fault === undefined ? (
              <div className="flex gap-2">
                <input
                  ref={field}
                  readOnly
                  aria-label="Invite link"
                  value={link ?? 'Making the link…'}
                  onFocus={(event) => event.currentTarget.select()}
                  className={`${inputClass} h-7 font-mono text-small`}
                />
                <Button look="primary" onClick={copy} disabled={link === undefined} className="w-20">
                  {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              </div>
            ) : (
              <Notice
                look="error"
                title={fault.message}
                action={<Button onClick={() => fetchLink(role)}>Try again</Button>}
              >
                {fault.action}
              </Notice>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
