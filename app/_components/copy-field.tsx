'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { inputClass } from './text-field.tsx';

const COPIED_MS = 2_000;

/** A text to be copied: a link, a key, a secret. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const announce = useAnnounce();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    field.current?.select();
    // Plain http has no clipboard; the selected field is then one key away.
    await navigator.clipboard?.writeText(value).then(
      () => {
        setCopied(true);
        announce(`${label} copied.`);
      },
      () => undefined,
    );
  };

  return (
    <div className="flex gap-2">
      <input
        ref={field}
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className={`${inputClass} font-mono text-small`}
      />
      <Button look="primary" onClick={copy} className="h-8 w-20">
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
