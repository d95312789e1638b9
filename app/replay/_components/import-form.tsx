'use client';

import { type ChangeEvent, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { MAX_BUNDLE_BYTES } from '#lib/protocol/limits.ts';
import { importedSessionSchema } from '#lib/protocol/replay.ts';
import { faultOf } from '../../_components/api.ts';
import { Notice } from '../../_components/notice.tsx';
import { Spinner } from '../../_components/spinner.tsx';
import { useHydrated } from '../../_components/use-hydrated.ts';

const TOO_LARGE: Fault = {
  code: 'too_large',
  message: `A bundle has at most ${Math.round(MAX_BUNDLE_BYTES / 1_048_576)} MB.`,
};
const NOT_SENT: Fault = {
  code: 'unavailable',
  message: 'The bundle did not arrive.',
  action: 'Check the connection and try again. Nothing was imported.',
};

/** Sends a bundle and goes to its replay, or says why it was refused. */
export function ImportForm() {
  const [pending, setPending] = useState<string>();
  const [fault, setFault] = useState<Fault>();
  const hydrated = useHydrated();

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // The same file may be chosen again after it was refused.
    target.value = '';
    if (file === undefined) return;
    setFault(undefined);
    setPending(file.name);
    const refused = await send(file);
    setPending(undefined);
    setFault(refused);
  };

  return (
    <div className="flex flex-col gap-3">
      <label
        className={`flex h-24 items-center justify-center rounded-lg border border-dashed border-line-strong bg-raised font-medium hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent ${pending === undefined ? '' : 'opacity-60'}`}
      >
        {pending === undefined ? (
          'Choose a bundle'
        ) : (
          <span className="flex items-center gap-2">
            <Spinner />
            Importing {pending}…
          </span>
        )}
        <input
          type="file"
          accept=".zip,application/zip"
          aria-label="Bundle"
          // A file that is chosen before the page listens would go nowhere.
          disabled={pending !== undefined || !hydrated}
          onChange={choose}
          className="sr-only"
        />
      </label>
      {fault === undefined ? null : (
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      )}
    </div>
  );
}

async function send(file: File): Promise<Fault | undefined> {
  if (file.size > MAX_BUNDLE_BYTES) return TOO_LARGE;
  try {
    const response = await fetch('/v1/replays', {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/zip' },
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) return faultOf(answer);
    location.assign(importedSessionSchema.parse(answer).replayUrl);
    return undefined;
  } catch {
    return NOT_SENT;
  }
}
