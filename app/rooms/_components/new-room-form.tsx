'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import { MAX_TITLE_CHARACTERS } from '#lib/protocol/limits.ts';
import { createdRoomSchema } from '#lib/protocol/rooms.ts';
import { api } from '../../_components/api.ts';
import { Button } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { inputClass } from '../../_components/text-field.tsx';

const OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name }));

/** One line that makes a room and goes into it. */
export function NewRoomForm() {
  const router = useRouter();
  const [language, setLanguage] = useState<Language>('javascript');
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Fault>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get('title') ?? '').trim();
    setPending(true);
    setFault(undefined);
    const body = { language, ...(title === '' ? {} : { title }) };
    const made = await api('/v1/rooms', { method: 'POST', body, answer: createdRoomSchema });
    if (made.ok) return router.push(`/room/${made.value.roomId}`);
    setFault(made.fault);
    setPending(false);
  };

  return (
    <>
      <form
        onSubmit={submit}
        aria-label="New room"
        className="mb-6 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-bar p-2 sm:flex-nowrap"
      >
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
        <Button type="submit" look="primary" pending={pending} className="h-8">
          <Plus size={14} aria-hidden />
          Create room
        </Button>
      </form>
      {fault === undefined ? null : (
        <div className="mb-6">
          <Notice look="error" title={fault.message}>
            {fault.action}
          </Notice>
        </div>
      )}
    </>
  );
}
