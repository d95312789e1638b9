'use client';

import { ChevronDown, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import { MAX_TITLE_CHARACTERS } from '#lib/protocol/limits.ts';
import { createdRoomSchema } from '#lib/protocol/rooms.ts';
import { api } from '../../_components/api.ts';
import { Button } from '../../_components/button.tsx';
import { CopyField } from '../../_components/copy-field.tsx';
import { Notice } from '../../_components/notice.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { inputClass } from '../../_components/text-field.tsx';
import { NewRoomOptions } from './new-room-options.tsx';

const OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name }));

/** One line that makes a room and goes into it; more of it when more is wanted. */
export function NewRoomForm() {
  const router = useRouter();
  const [language, setLanguage] = useState<Language>('javascript');
  const [template, setTemplate] = useState('hello');
  const [waitingRoom, setWaitingRoom] = useState(false);
  const [showsMore, setShowsMore] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [planned, setPlanned] = useState<{ inviteUrl: string }>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    // A time without a zone is the reader's own.
    const opensAt = text('opensAt') === '' ? undefined : new Date(text('opensAt')).getTime();
    setPending(true);
    setFault(undefined);
    const made = await api('/v1/rooms', {
      method: 'POST',
      body: {
        language,
        template,
        waitingRoom,
        ...(text('title') === '' ? {} : { title: text('title') }),
        ...(text('candidate') === '' ? {} : { candidate: text('candidate') }),
        ...(opensAt === undefined ? {} : { opensAt }),
      },
      answer: createdRoomSchema,
    });
    if (made.ok && (opensAt === undefined || opensAt <= Date.now())) return router.push(`/room/${made.value.roomId}`);
    setPending(false);
    if (!made.ok) return setFault(made.fault);
    setPlanned({ inviteUrl: made.value.inviteUrl });
    form.reset();
    router.refresh();
  };

  return (
    <div className="mb-6 flex flex-col gap-3">
      <form onSubmit={submit} aria-label="New room" className="rounded-lg border border-line bg-bar p-2">
        <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
          <input
            name="title"
            aria-label="Title"
            placeholder="What is it for? “Backend interview, Ada”"
            maxLength={MAX_TITLE_CHARACTERS}
            autoComplete="off"
            className={`${inputClass} min-w-0 basis-full sm:basis-auto`}
          />
          <div className="w-36 grow sm:grow-0 [&_button]:h-8">
            <SelectField label="Language" value={language} options={OPTIONS} onChange={setLanguage} />
          </div>
          <Button look="quiet" aria-expanded={showsMore} onClick={() => setShowsMore(!showsMore)} className="h-8">
            More
            <ChevronDown size={12} aria-hidden className={showsMore ? 'rotate-180' : ''} />
          </Button>
          <Button type="submit" look="primary" pending={pending} className="h-8 grow sm:grow-0">
            <Plus size={14} aria-hidden />
            Create room
          </Button>
        </div>
        {showsMore ? (
          <NewRoomOptions
            template={template}
            onTemplate={setTemplate}
            waitingRoom={waitingRoom}
            onWaitingRoom={setWaitingRoom}
          />
        ) : null}
      </form>
      {fault === undefined ? null : (
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      )}
      {planned === undefined ? null : (
        <>
          <Notice look="info" title="The room is planned.">
            Send the candidate this link; it opens when the time has come.
          </Notice>
          <CopyField label="Candidate's link" value={planned.inviteUrl} />
        </>
      )}
    </div>
  );
}
