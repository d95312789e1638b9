'use client';

import { type FormEvent, useState } from 'react';
import { createdWebhookSchema, WEBHOOK_TYPES, type WebhookType } from '#lib/protocol/webhooks.ts';
import { Button } from '../../_components/button.tsx';
import { CheckField } from '../../_components/check-field.tsx';
import { CopyField } from '../../_components/copy-field.tsx';
import { Notice } from '../../_components/notice.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { useCall } from '../../_components/use-call.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/** Makes a webhook and shows the secret that signs, this once. */
export function WebhookForm() {
  const { call, pending } = useCall();
  const [types, setTypes] = useState<readonly WebhookType[]>(['room.ended']);
  const [secret, setSecret] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const url = String(new FormData(form).get('url') ?? '').trim();
    const made = await call('/v1/webhooks', { method: 'POST', body: { url, types }, answer: createdWebhookSchema });
    if (made === undefined) return;
    setSecret(made.value.secret);
    form.reset();
  };

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} noValidate aria-label="New webhook" className="flex flex-col gap-3">
        <TextField label="Address" name="url" type="url" autoComplete="off" placeholder="https://example.com/pairpad" />
        <fieldset>
          <legend className="mb-1 font-medium">Tell it when</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {WEBHOOK_TYPES.map((type) => (
              <CheckField
                key={type}
                label={WEBHOOK_WORDS[type]}
                checked={types.includes(type)}
                onChange={(isOn) =>
                  setTypes((before) => (isOn ? [...before, type] : before.filter((one) => one !== type)))
                }
              />
            ))}
          </div>
        </fieldset>
        <Button type="submit" look="primary" pending={pending} disabled={types.length === 0} className="h-8 self-start">
          Make webhook
        </Button>
      </form>
      {secret === undefined ? null : (
        <div className="flex flex-col gap-2">
          <Notice look="info" title="Keep this secret.">
            It is shown only now; the receiver checks signatures with it (Standard Webhooks).
          </Notice>
          <CopyField label="Signing secret" value={secret} />
        </div>
      )}
    </div>
  );
}
