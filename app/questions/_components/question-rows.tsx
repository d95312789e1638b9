import Link from 'next/link';
import { LANGUAGE_FACTS, LANGUAGES } from '#lib/protocol/languages.ts';
import type { ListQuestions, QuestionList, QuestionSummary } from '#lib/protocol/question-bank.ts';
import { buttonClass } from '../../_components/button.tsx';
import { DifficultyWord } from './difficulty-word.tsx';
import { addressOf } from './question-address.ts';

interface QuestionRowsProps {
  readonly list: QuestionList;
  readonly asked: ListQuestions;
  readonly isFiltered: boolean;
}

/** The questions that match, by title, and the way to the next page. */
export function QuestionRows({ list: { questions, nextCursor }, asked, isFiltered }: QuestionRowsProps) {
  if (questions.length === 0) return <Empty isFiltered={isFiltered} />;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {questions.map((question) => (
          <QuestionRow key={question.questionId} question={question} />
        ))}
      </ul>
      <div className="mt-3 flex gap-2">
        {asked.cursor === undefined ? null : (
          <Link href={addressOf({ ...asked, cursor: undefined })} className={buttonClass('plain')}>
            From the beginning
          </Link>
        )}
        {nextCursor === null ? null : (
          <Link href={addressOf({ ...asked, cursor: nextCursor })} className={buttonClass('plain')}>
            More questions
          </Link>
        )}
      </div>
    </>
  );
}

function QuestionRow({ question }: { question: QuestionSummary }) {
  const { questionId, title, difficulty, tags, languages } = question;
  const languageNames =
    languages.length === LANGUAGES.length
      ? 'All languages'
      : languages.map((language) => LANGUAGE_FACTS[language].name).join(', ') || 'No starter code';
  return (
    <li>
      <Link
        href={`/questions/${questionId}`}
        className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 rounded-md px-2 py-2 hover:bg-bar sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)_5rem_8rem]"
      >
        <span className="truncate font-medium">{title}</span>
        <span className="truncate text-muted max-sm:order-3">{tags.join(', ')}</span>
        <DifficultyWord difficulty={difficulty} />
        <span className="truncate text-muted max-sm:hidden sm:text-right">{languageNames}</span>
      </Link>
    </li>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
      {isFiltered ? (
        <>
          <p className="font-medium">No question matches</p>
          <p className="text-muted">
            <Link href="/questions" className="text-accent underline underline-offset-2">
              Show all questions
            </Link>{' '}
            or look for fewer words.
          </p>
        </>
      ) : (
        <>
          <p className="font-medium">No questions yet</p>
          <p className="text-muted">Write one, or import a zip that was exported elsewhere.</p>
        </>
      )}
    </div>
  );
}
