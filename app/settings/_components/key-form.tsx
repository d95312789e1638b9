'use client';

import { type FormEvent, useState } from 'react';
import { MAX_KEY_NAME_CHARACTERS } from '#lib/protocol/limits.ts';
import type { AccountRole } from '#lib/protocol/people.ts';
import { type ApiScope, createdApiKeySchema } from '#lib/protocol/workspace.ts';
import { Button } from '../../_components/button.tsx';
import { CheckField } from '../../_components/check-field.tsx';
import { CopyField } from '../../_components/copy-field.tsx';
import { Notice } from '../../_components/notice.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { useCall } from '../../_components/use-call.ts';
import { SCOPE_WORDS, scopesFor } from './scope-words.ts';

const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: '', label: 'No end' },
] as const;

/** Makes an API key and shows it, this once. */
export function KeyForm({ role }: { role: AccountRole }) {
  const { call, pending } = useCall();
  const [scopes, setScopes] = useState<readonly ApiScope[]>(['rooms:read', 'rooms:write']);
  const [life, setLife] = useState<(typeof LIVES)[number]['value']>('90');
  const [key, setKey] = useState<string>();
  const [fault, setFault] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name') ?? '').trim();
    setFault(name === '' ? 'Name what the key is for.' : undefined);
    if (name === '') return;
    const made = await call('/v1/keys', {
      method: 'POST',
      body: { name, scopes, ...(life === '' ? {} : { expiresInDays: Number(life) }) },
      answer: createdApiKeySchema,
    });
    if (made === undefined) return;
    setKey(made.value.key);
    form.reset();
  };

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} noValidate aria-label="New key" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label="What it is for"
              name="name"
              maxLength={MAX_KEY_NAME_CHARACTERS}
              autoComplete="off"
              placeholder="Nightly export"
              error={fault}
            />
          </div>
          <div className="w-32 [&_button]:h-8">
            <p aria-hidden className="mb-1.5 font-medium">
              Good for
            </p>
            <SelectField label="Good for" value={life} options={LIVES} onChange={setLife} />
          </div>
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">What it may do</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {scopesFor(role).map((scope) => (
              <CheckField
                key={scope}
                label={SCOPE_WORDS[scope]}
                checked={scopes.includes(scope)}
                onChange={(isOn) =>
                  setScopes((before) => (isOn ? [...before, scope] : before.filter((one) => one !== scope)))
                }
              />
            ))}
          </div>
        </fieldset>
        <Button
          type="submit"
          look="primary"
          pending={pending}
          disabled={scopes.length === 0}
          className="h-8 self-start"
        >
          Make key
        </Button>
      </form>
      {key === undefined ? null : (
        <div className="flex flex-col gap-2">
          <Notice look="info" title="Keep this key.">
            It is shown only now; send it as <code className="font-mono text-small">Authorization: Bearer …</code>
          </Notice>
          <CopyField label="API key" value={key} />
        </div>
      )}
    </div>
  );
}
