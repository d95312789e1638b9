import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { can } from '#lib/rooms/can.ts';
import { WorkspaceHeader } from '../../_components/workspace-header.tsx';
import { QuestionEditor } from '../_components/question-editor.tsx';
import { EMPTY_DRAFT } from '../_lib/empty-draft.ts';

export const metadata: Metadata = { title: 'New question' };

export default async function NewQuestionPage() {
  const account = await currentAccount(await headers());
  if (account === undefined || !can({ kind: 'account', ...account }, 'write_questions')) {
    redirect('/sign-in?next=/questions/new');
  }
  return (
    <div className="min-h-dvh">
      <WorkspaceHeader account={account} place="/questions" />
      <main className="mx-auto max-w-5xl px-4 pt-6">
        <nav aria-label="Breadcrumb" className="text-muted">
          <Link href="/questions" className="hover:text-ink">
            Questions
          </Link>
        </nav>
        <h1 className="mt-1 mb-6 text-lg font-semibold tracking-tight">New question</h1>
        <QuestionEditor accountId={account.accountId} stored={EMPTY_DRAFT} />
      </main>
    </div>
  );
}
