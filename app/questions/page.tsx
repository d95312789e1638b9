import { Download, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { database } from '#lib/db/database.server.ts';
import { listQuestionsSchema } from '#lib/protocol/question-bank.ts';
import { listQuestions, listTags } from '#lib/questions/list-questions.server.ts';
import { seeded } from '#lib/questions/seed.server.ts';
import { can } from '#lib/rooms/can.ts';
import { buttonClass } from '../_components/button.tsx';
import { WorkspaceHeader } from '../_components/workspace-header.tsx';
import { ImportQuestions } from './_components/import-questions.tsx';
import { QuestionFilter } from './_components/question-filter.tsx';
import { QuestionRows } from './_components/question-rows.tsx';

export const metadata: Metadata = { title: 'Questions' };

/** What an address that was typed by hand says beyond what can be asked for is passed over. */
const addressSchema = listQuestionsSchema.catch({});

export default async function QuestionsPage({ searchParams }: PageProps<'/questions'>) {
  const account = await currentAccount(await headers());
  if (account === undefined || !can({ kind: 'account', ...account }, 'read_questions')) {
    redirect('/sign-in?next=/questions');
  }
  const asked = addressSchema.parse(await searchParams);
  const db = database();
  await seeded(db);
  const [list, tags] = await Promise.all([listQuestions(db, asked), listTags(db)]);
  const isFiltered = Object.values(asked).some((value) => value !== undefined && value !== '');
  return (
    <div className="min-h-dvh">
      <WorkspaceHeader account={account} place="/questions" />
      <main className="mx-auto max-w-4xl px-4 py-8">
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <h1 className="mr-auto text-lg font-semibold tracking-tight">Questions</h1>
          <ImportQuestions />
          <a href="/v1/questions/export" download className={buttonClass('plain')}>
            <Download size={14} aria-hidden />
            <span className="max-sm:sr-only">Export</span>
          </a>
          <Link href="/questions/new" className={buttonClass('primary')}>
            <Plus size={14} aria-hidden />
            New question
          </Link>
        </div>
        <QuestionFilter asked={asked} tags={tags} />
        <QuestionRows list={list} asked={asked} isFiltered={isFiltered} />
      </main>
    </div>
  );
}
