'use client';

import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { passwordResetSchema, type WorkspacePerson } from '#lib/protocol/workspace.ts';
import { iconButtonClass } from '../../_components/button.tsx';
import { CopyField } from '../../_components/copy-field.tsx';
import { LocalTime } from '../../_components/local-time.tsx';
import { popupClass, popupItemClass } from '../../_components/popup.ts';
import { SelectField } from '../../_components/select-field.tsx';
import { useCall } from '../../_components/use-call.ts';
import { ROLE_OPTIONS } from './role-words.ts';

/** One account: its role, and what an admin can do about it. */
export function PersonRow({ person, isSelf }: { person: WorkspacePerson; isSelf: boolean }) {
  const { accountId, name, email, role, isActive, lastSeenAt } = person;
  const { call, pending } = useCall();
  const [resetUrl, setResetUrl] = useState<string>();

  const change = (body: object) => call(`/v1/people/${accountId}`, { method: 'PATCH', body });
  const reset = async () => {
    const made = await call(`/v1/people/${accountId}/password-reset`, { method: 'POST', answer: passwordResetSchema });
    setResetUrl(made?.value.resetUrl);
  };

  return (
    <li className="flex flex-col gap-2 py-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-36">
          <p className="truncate font-medium">
            {name}
            {isSelf ? <span className="text-muted"> · you</span> : null}
          </p>
          <p className="truncate text-small text-muted">{email}</p>
        </div>
        <span className="w-36 text-small text-muted max-sm:hidden">
          {isActive ? <Seen lastSeenAt={lastSeenAt} /> : 'Deactivated'}
        </span>
        <div className="w-32">
          <SelectField
            label={`Role of ${name}`}
            value={role}
            options={ROLE_OPTIONS}
            onChange={(next) => void change({ role: next })}
            disabled={pending || !isActive}
          />
        </div>
        <Menu.Root modal={false}>
          <Menu.Trigger aria-label={`More about ${name}`} className={iconButtonClass}>
            <Ellipsis size={14} aria-hidden />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={4} align="end" className="z-40 outline-none">
              <Menu.Popup className={`${popupClass} min-w-48`}>
                <Menu.Item disabled={!isActive} onClick={reset} className={popupItemClass}>
                  Make a password link
                </Menu.Item>
                {isActive ? (
                  <Menu.Item
                    disabled={isSelf}
                    onClick={() => void change({ isActive: false })}
                    className={popupItemClass}
                  >
                    Deactivate
                  </Menu.Item>
                ) : (
                  <Menu.Item onClick={() => void change({ isActive: true })} className={popupItemClass}>
                    Activate again
                  </Menu.Item>
                )}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      </div>
      {resetUrl === undefined ? null : (
        <div className="flex flex-col gap-1.5 pb-1">
          <p className="text-muted">Hand this link to {name}. It sets a new password once, within 24 hours.</p>
          <CopyField label={`Password link for ${name}`} value={resetUrl} />
        </div>
      )}
    </li>
  );
}

function Seen({ lastSeenAt }: { lastSeenAt: number | null }) {
  if (lastSeenAt === null) return 'Not signed in';
  return (
    <>
      Seen <LocalTime at={lastSeenAt} shape="date" />
    </>
  );
}
