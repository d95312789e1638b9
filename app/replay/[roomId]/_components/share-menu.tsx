'use client';

import { Popover } from '@base-ui/react/popover';
import { Download, FileText, Share2, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import type { Fault } from '#lib/kernel/fault.ts';
import { type ReplayContext, type ReviewLink, reviewLinkSchema } from '#lib/protocol/replay.ts';
import { api } from '../../../_components/api.ts';
import { Button, buttonClass, iconButtonClass } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { popupClass } from '../../../_components/popup.ts';
import { SelectField } from '../../../_components/select-field.tsx';
import { inputClass } from '../../../_components/text-field.tsx';
import { replayPath } from '../_lib/http-source.ts';
import { dateWords } from '../_lib/time-words.ts';

const LIVES = [
  { value: '1', label: 'for a day' },
  { value: '7', label: 'for a week' },
  { value: '30', label: 'for a month' },
] as const;

const linksAnswer = z.object({ links: z.array(reviewLinkSchema) });
const createdAnswer = reviewLinkSchema.extend({ url: z.string() });

/** Ways out of the page: links for reviewers, the summary, the bundle. */
export function ShareMenu({ roomId, context }: { roomId: string; context: ReplayContext }) {
  const base = replayPath(roomId);
  // Kept here: what is in the popover begins anew each time it opens.
  const [guestsMay, setGuestsMay] = useState(context.guestsMayReplay);
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonClass('plain')}>
        <Share2 size={14} aria-hidden />
        <span className="max-sm:sr-only">Share</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-40">
          <Popover.Popup className={`${popupClass} flex w-84 max-w-[calc(100vw-1rem)] flex-col gap-3 p-3`}>
            {context.may.share ? <ReviewLinks base={base} /> : null}
            {context.may.share ? <GuestSwitch base={base} allowed={guestsMay} onChange={setGuestsMay} /> : null}
            <div className="flex flex-wrap gap-2">
              <a href={`/replay/${roomId}/summary`} className={buttonClass('plain')}>
                <FileText size={14} aria-hidden />
                Summary
              </a>
              {context.may.share ? (
                <a href={`${base}/bundle`} download className={buttonClass('plain')}>
                  <Download size={14} aria-hidden />
                  Export bundle
                </a>
              ) : null}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ReviewLinks({ base }: { base: string }) {
  const [days, setDays] = useState<(typeof LIVES)[number]['value']>('7');
  const [links, setLinks] = useState<readonly ReviewLink[]>();
  const [made, setMade] = useState<string>();
  const [fault, setFault] = useState<Fault>();

  const reload = useCallback(async () => {
    const answer = await api(`${base}/links`, { answer: linksAnswer });
    if (answer.ok) setLinks(answer.value.links);
    else setFault(answer.fault);
  }, [base]);

  const make = async () => {
    setFault(undefined);
    const answer = await api(`${base}/links`, { method: 'POST', body: { days: Number(days) }, answer: createdAnswer });
    if (!answer.ok) return setFault(answer.fault);
    setMade(answer.value.url);
    await reload();
  };

  const revoke = async (linkId: string) => {
    const answer = await api(`${base}/links/${linkId}`, { method: 'DELETE', answer: z.unknown() });
    if (!answer.ok) setFault(answer.fault);
    await reload();
  };

  return (
    <div className="flex flex-col gap-2">
      <Popover.Title className="font-medium">Review link</Popover.Title>
      <p className="text-small text-muted">Shows this replay and its comments, never the notes, without an account.</p>
      <div className="flex gap-2">
        <SelectField label="Good" value={days} options={LIVES} onChange={setDays} />
        <Button look="primary" onClick={make}>
          Make link
        </Button>
      </div>
      {made === undefined ? null : (
        <input
          readOnly
          aria-label="Review link"
          value={made}
          onFocus={(event) => event.currentTarget.select()}
          className={`${inputClass} h-7 font-mono text-small`}
        />
      )}
      {fault === undefined ? null : (
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      )}
      {links === undefined ? (
        <Button look="quiet" onClick={reload} className="self-start">
          Links that are good
        </Button>
      ) : (
        <ul className="flex flex-col gap-1">
          {links.length === 0 ? <li className="text-small text-muted">No link is good at the moment.</li> : null}
          {links.map(({ linkId, createdBy, expiresAt }) => (
            <li key={linkId} className="flex items-center gap-2 text-small text-muted">
              <span className="min-w-0 flex-1">
                by {createdBy}, until {dateWords(expiresAt)}
              </span>
              <button
                type="button"
                aria-label="Revoke this link"
                className={iconButtonClass}
                onClick={() => revoke(linkId)}
              >
                <Trash2 size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface GuestSwitchProps {
  readonly base: string;
  readonly allowed: boolean;
  readonly onChange: (allowed: boolean) => void;
}

function GuestSwitch({ base, allowed, onChange }: GuestSwitchProps) {
  const change = async (next: boolean) => {
    onChange(next);
    const answer = await api(base, { method: 'PATCH', body: { guestsMayReplay: next }, answer: z.unknown() });
    if (!answer.ok) onChange(!next);
  };
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input
        type="checkbox"
        checked={allowed}
        onChange={(event) => change(event.target.checked)}
        className="accent-accent"
      />
      Guests of the room may watch it, too
    </label>
  );
}
