import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { database } from '#lib/db/database.server.ts';
import { listVersions, readQuestion } from '#lib/questions/question-store.server.ts';
import { can } from '#lib/rooms/can.ts';
import { buttonClass } from '../../_components/button.tsx';
import { Notice } from '../../_components/notice.tsx';
import { WorkspaceHeader } from '../../_components/workspace-header.tsx';
import { DeleteQuestion } from '../_components/delete-question.tsx';
import { QuestionEditor } from '../_components/question-editor.tsx';
import { VersionList } from '../_components/version-list.tsx';

export const metadata: Metadata = { title: 'Question' };

const addressSchema = z.object({ version: z.coerce.number().int().positive().optional() }).catch({});

export default async function QuestionPage({ params, searchParams }: PageProps<'/questions/[questionId]'>) {
  const account = await currentAccount(await headers());
  const { questionId } = await params;
  if (account === undefined || !can({ kind: 'account', ...account }, 'read_questions')) {
    redirect(`/sign-in?next=/questions/${encodeURIComponent(questionId)}`);
  }
  const { version } = addressSchema.parse(await searchParams);
  const db = database();
  const [read, versions] = await Promise.all([readQuestion(db, questionId, version), listVersions(db, questionId)]);
  if (!read.ok) notFound();
  const question = read.value;
  const { draft, newestVersion } = question;
  const isOld = question.version < newestVersion;
  return (
    <div className="min-h-dvh">
      <WorkspaceHeader account={account} place="/questions" />
      <main className="mx-auto max-w-5xl px-4 pt-6">
        <nav aria-label="Breadcrumb" className="text-muted">
          <Link href="/questions" className="hover:text-ink">
            Questions
          </Link>
        </nav>
        <div className="mt-1 mb-6 flex flex-wrap items-center gap-2">
          <h1 className="mr-auto min-w-0 truncate text-lg font-semibold tracking-tight">{draft.title}</h1>
          <a href={`/v1/questions/export?questionId=${questionId}`} download className={buttonClass('plain')}>
            <Download size={14} aria-hidden />
            Export
          </a>
          <DeleteQuestion questionId={questionId} title={draft.title} />
        </div>
        {isOld ? (
          <div className="mb-6">
            <Notice
              look="info"
              title={`Version ${question.version} of ${newestVersion}.`}
              action={
                <Link href={`/questions/${questionId}`} className={buttonClass('quiet')}>
                  Show the newest
                </Link>
              }
            >
              Saving makes it the newest again.
            </Notice>
          </div>
        ) : null}
        <QuestionEditor
          // The same one after a save: whoever goes on writing stays where they are.
          key={`${questionId} ${isOld ? question.version : 'newest'}`}
          accountId={account.accountId}
          stored={draft}
          of={{ questionId, newestVersion }}
          oldVersion={isOld ? question.version : undefined}
        />
        <VersionList questionId={questionId} versions={versions} shown={question.version} now={Date.now()} />
        <div className="h-12" />
      </main>
    </div>
  );
}
