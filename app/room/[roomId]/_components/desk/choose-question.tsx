'use client';

import Link from 'next/link';
import { useEffect, useId, useState } from 'react';
import type { Fault, Result } from '#lib/kernel/fault.ts';
import { type QuestionSummary, questionListSchema } from '#lib/protocol/question-bank.ts';
import { api } from '../../../../_components/api.ts';
import { Button } from '../../../../_components/button.tsx';
import { Notice } from '../../../../_components/notice.tsx';
import { inputClass } from '../../../../_components/text-field.tsx';
import { DifficultyWord } from '../../../../questions/_components/difficulty-word.tsx';

interface ChooseQuestionProps {
  readonly onPut: (questionId: string) => Promise<Result<unknown>>;
  /** Goes back to the question that is there. */
  readonly onCancel?: (() => void) | undefined;
}

/** A pause in typing, after which one expects to see something. */
const TYPING_PAUSE_MS = 150;

/** Finds a question in the bank; one click puts it into the room. */
export function ChooseQuestion({ onPut, onCancel }: ChooseQuestionProps) {
  const headingId = useId();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly QuestionSummary[]>();
  const [putting, setPutting] = useState<string>();
  const [fault, setFault] = useState<Fault>();

  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      async () => {
        const query = new URLSearchParams({ limit: '50', ...(search === '' ? {} : { search }) });
        const list = await api(`/v1/questions?${query}`, { answer: questionListSchema });
        if (!isCurrent) return;
        if (list.ok) setFound(list.value.questions);
        setFault(list.ok ? undefined : list.fault);
      },
      search === '' ? 0 : TYPING_PAUSE_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search]);

  const put = async (questionId: string) => {
    setPutting(questionId);
    const answer = await onPut(questionId);
    setPutting(undefined);
    setFault(answer.ok ? undefined : answer.fault);
  };

  return (
    <section aria-labelledby={headingId} className="flex h-full min-h-0 flex-col gap-2 px-4 py-3">
      <div className="flex items-center gap-2">
        <h2 id={headingId} className="mr-auto text-sm font-semibold">
          Put in a question
        </h2>
        {onCancel === undefined ? null : (
          <Button look="quiet" onClick={onCancel}>
            Keep the one there is
          </Button>
        )}
      </div>
      <input
        type="search"
        aria-label="Search questions"
        placeholder="Search title, tags and statement"
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        autoComplete="off"
        className={inputClass}
      />
      <p className="text-small text-muted">
        Everybody sees its statement; its solution and guide only hosts see. Code that somebody typed stays.
      </p>
      {fault === undefined ? null : (
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      )}
      <ul aria-label="Questions" className="-mx-2 min-h-0 flex-1 overflow-y-auto">
        {found?.map(({ questionId, title, difficulty, tags }) => (
          <li key={questionId}>
            <button
              type="button"
              disabled={putting !== undefined}
              aria-busy={putting === questionId || undefined}
              onClick={() => void put(questionId)}
              className="grid min-h-9 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-2 py-1.5 text-left hover:not-disabled:bg-hover disabled:opacity-55"
            >
              <span className="truncate font-medium">{title}</span>
              <DifficultyWord difficulty={difficulty} />
              <span className="truncate text-small text-muted">{tags.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 ? (
        <p className="pb-4 text-center text-muted">
          No question matches.{' '}
          <Link href="/questions" target="_blank" className="text-accent underline underline-offset-2">
            Open the bank
          </Link>
        </p>
      ) : null}
    </section>
  );
}
