'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { type Fault, ok, type Result } from '#lib/kernel/fault.ts';
import { type ImportReport, importReportSchema } from '#lib/protocol/question-bank.ts';
import { faultOf } from '../../_components/api.ts';
import { Button, buttonClass } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';

type Outcome =
  | { readonly kind: 'report'; readonly report: ImportReport }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Chooses a zip, sends it, and says what became of each question in it. */
export function ImportQuestions() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setPending(true);
    const sent = await upload(file);
    setPending(false);
    setOutcome(sent.ok ? { kind: 'report', report: sent.value } : { kind: 'fault', fault: sent.fault });
    if (input.current !== null) input.current.value = '';
    if (sent.ok) router.refresh();
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Zip of questions"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => void send(target.files?.[0])}
      />
      <Button pending={pending} onClick={() => input.current?.click()}>
        <Upload size={14} aria-hidden />
        <span className="max-sm:sr-only">Import</span>
      </Button>
      <Dialog.Root open={outcome !== undefined} onOpenChange={(open) => !open && setOutcome(undefined)}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/30" />
          <Dialog.Popup className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[76vh] max-w-lg flex-col gap-3 rounded-lg bg-raised p-4 shadow-popup">
            <Dialog.Title className="text-sm font-semibold">Import</Dialog.Title>
            {outcome === undefined ? null : <OutcomeView outcome={outcome} />}
            <div className="flex justify-end">
              <Dialog.Close className={buttonClass('primary')}>Done</Dialog.Close>
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}

function OutcomeView({ outcome }: { outcome: Outcome }) {
  if (outcome.kind === 'fault') {
    return (
      <Notice look="error" title={outcome.fault.message}>
        {outcome.fault.action ?? 'Nothing was imported.'}
      </Notice>
    );
  }
  const { created, updated, unchanged, refused } = outcome.report;
  return (
    <div className="min-h-0 space-y-3 overflow-y-auto">
      <Slugs title="New" slugs={created} />
      <Slugs title="New version" slugs={updated} />
      <Slugs title="Unchanged" slugs={unchanged} />
      {refused.length === 0 ? null : (
        <section>
          <h3 className="font-medium text-danger">Not taken ({refused.length})</h3>
          <ul className="mt-1 space-y-1">
            {refused.map(({ path, reason }) => (
              <li key={`${path} ${reason}`} className="min-w-0 break-words">
                <code className="font-mono text-[12.5px]">{path || 'The zip'}</code>{' '}
                <span className="text-muted">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Slugs({ title, slugs }: { title: string; slugs: readonly string[] }) {
  if (slugs.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium">
        {title} ({slugs.length})
      </h3>
      <p className="break-words text-muted">{slugs.join(', ')}</p>
    </section>
  );
}

async function upload(file: File): Promise<Result<ImportReport>> {
  const headers = { 'content-type': 'application/zip' };
  const response = await fetch('/v1/questions/import', { method: 'POST', body: file, headers }).catch(() => undefined);
  const json: unknown = await response?.json().catch(() => undefined);
  const report = importReportSchema.safeParse(json);
  return response?.ok && report.success ? ok(report.data) : { ok: false, fault: faultOf(json) };
}
