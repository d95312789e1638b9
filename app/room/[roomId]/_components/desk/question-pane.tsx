'use client';

import { useState } from 'react';
import type { Language } from '#lib/protocol/languages.ts';
import { Button } from '../../../../_components/button.tsx';
import type { RoomQuestions } from '../../_lib/use-room-question.ts';
import { ChooseQuestion } from './choose-question.tsx';
import { QuestionView } from './question-view.tsx';

interface QuestionPaneProps {
  readonly questions: RoomQuestions;
  readonly language: Language;
  readonly replaceCode: ((code: string) => void) | undefined;
  /** Whether this person may put a question in. */
  readonly mayPut: boolean;
}

/** The room's question, or for hosts of a room without one, the bank. */
export function QuestionPane({ questions, language, replaceCode, mayPut }: QuestionPaneProps) {
  const { question, forHosts, put } = questions;
  const [isChoosing, setChoosing] = useState(false);
  const choose = async (questionId: string) => {
    const answer = await put(questionId);
    if (answer.ok) setChoosing(false);
    return answer;
  };
  if (question === undefined) return <p className="appear-late px-4 py-6 text-center text-muted">Loading…</p>;
  if (mayPut && (question === null || isChoosing)) {
    return <ChooseQuestion onPut={choose} onCancel={question === null ? undefined : () => setChoosing(false)} />;
  }
  if (question === null) return <p className="px-4 py-6 text-center text-muted">There is no question in this room.</p>;
  return (
    <QuestionView
      question={question}
      forHosts={forHosts}
      language={language}
      replaceCode={replaceCode}
      actions={
        mayPut ? (
          <Button look="quiet" onClick={() => setChoosing(true)}>
            Other question
          </Button>
        ) : undefined
      }
    />
  );
}
