import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import type { Metadata } from 'next';
import type { LanguageStatus } from '#lib/execution/runner.ts';
import { runnerCapabilities } from '#lib/execution/runners.server.ts';
import { LANGUAGE_FACTS, LANGUAGES } from '#lib/protocol/languages.ts';
import { Notice } from '../../_components/notice.tsx';
import { pageAccount } from '../../_server/page-account.ts';
import { PageTitle, Section } from '../_components/section.tsx';

export const metadata: Metadata = { title: 'Running code' };

export default async function RunnerPage() {
  await pageAccount('/settings/runner', 'read_runner');
  const capabilities = await runnerCapabilities();
  return (
    <>
      <PageTitle>Running code</PageTitle>
      {capabilities.available ? (
        <>
          <Section title="Runner" note="Where programs are executed. Nothing ever runs outside it.">
            <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
              <dt className="text-muted">In force</dt>
              <dd>{capabilities.runner}</dd>
              <dt className="text-muted">Memory</dt>
              <dd>{capabilities.memory}</dd>
            </dl>
          </Section>
          <Section title="Languages">
            <ul className="divide-y divide-line rounded-lg border border-line">
              {LANGUAGES.map((language) => (
                <li key={language} className="flex min-h-10 flex-wrap items-center gap-x-3 px-3 py-2">
                  <span className="w-24 font-medium">{LANGUAGE_FACTS[language].name}</span>
                  <Status status={capabilities.languages[language]} />
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <Notice look="error" title={`${capabilities.runner}: ${capabilities.reason}`}>
          {capabilities.action} Rooms work meanwhile, without Run.
        </Notice>
      )}
    </>
  );
}

function Status({ status }: { status: LanguageStatus }) {
  switch (status.state) {
    case 'ready':
      return (
        <span className="flex items-center gap-1.5">
          <CircleCheck size={14} aria-hidden className="shrink-0 text-good" />
          Ready: {status.version}
        </span>
      );
    case 'preparing':
      return (
        <span className="flex items-center gap-1.5 text-muted">
          <LoaderCircle size={14} aria-hidden className="shrink-0" />
          {status.message}
        </span>
      );
    case 'missing':
      return (
        <span className="flex min-w-0 flex-1 items-center gap-1.5">
          <CircleX size={14} aria-hidden className="shrink-0 text-danger" />
          <span>
            Cannot be run: {status.reason} <span className="text-muted">{status.action}</span>
          </span>
        </span>
      );
  }
}
