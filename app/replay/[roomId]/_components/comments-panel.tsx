'use client';

import { type FormEvent, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { MAX_COMMENT_CHARACTERS } from '#lib/protocol/limits.ts';
import type { ReviewComment } from '#lib/protocol/replay.ts';
import { positionOfSeq, seqOfPosition } from '#lib/replay/places.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { inputClass, TextField } from '../../../_components/text-field.tsx';
import type { Passage } from '../_lib/passage.ts';
import type { ReplayActions } from '../_lib/replay-source.ts';
import { clockWords, dateWords } from '../_lib/time-words.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay, useComments } from '../_lib/use-replay.ts';

interface CommentsPanelProps {
  readonly replay: OpenReplay;
  readonly review: ReturnType<typeof useComments>;
  readonly actions: ReplayActions | undefined;
  /** What is selected in the code. */
  readonly selection: Passage | undefined;
  readonly onShow: (passage: Passage) => void;
}

/** What reviewers say of moments and passages, with answers, and where one says more. */
export function CommentsPanel({ replay, review, actions, selection, onShow }: CommentsPanelProps) {
  const { player, tape, context } = replay;
  const [name, setName] = useState('');
  const signed = context.you === null ? { name } : {};
  const threads = review.comments
    .filter(({ parentId }) => parentId === null)
    .sort((a, b) => a.seq - b.seq || a.createdAt - b.createdAt);

  const show = ({ seq, from, to }: ReviewComment) => {
    const position = positionOfSeq(tape, seq);
    onShow({ moment: position.moment, from, to });
    player.seekTo(position);
  };

  const say = async (body: string, parentId: string | null): Promise<Fault | undefined> => {
    if (actions === undefined) return undefined;
    const { position } = player.get();
    const range =
      selection?.moment === position.moment ? { from: selection.from, to: selection.to } : { from: 0, to: 0 };
    const answer = await actions.addComment({
      body,
      parentId,
      seq: seqOfPosition(tape, position),
      ...range,
      ...signed,
    });
    if (!answer.ok) return answer.fault;
    review.keep(answer.value);
    return undefined;
  };

  const resolve = async ({ commentId, resolvedAt }: ReviewComment) => {
    const answer = await actions?.resolveComment(commentId, resolvedAt === null, signed.name);
    if (answer?.ok) review.keep(answer.value);
  };

  return (
    <section aria-label="Review" className="flex h-full min-h-0 flex-col">
      <ol className="min-h-0 flex-1 overflow-auto">
        {review.fault === undefined ? null : (
          <li className="p-2">
            <Notice look="error" title={review.fault.message}>
              {review.fault.action}
            </Notice>
          </li>
        )}
        {threads.length === 0 ? (
          <li className="px-3 py-3 text-muted">
            No comments yet. Stop at a moment, select the code you mean, and say what you see.
          </li>
        ) : null}
        {threads.map((thread) => (
          <Thread
            key={thread.commentId}
            thread={thread}
            answers={review.comments.filter(({ parentId }) => parentId === thread.commentId)}
            at={positionOfSeq(tape, thread.seq).time}
            onShow={() => show(thread)}
            onResolve={actions === undefined ? undefined : () => resolve(thread)}
            onAnswer={actions === undefined ? undefined : (body) => say(body, thread.commentId)}
          />
        ))}
      </ol>
      {actions === undefined ? null : (
        <div className="flex shrink-0 flex-col gap-2 border-t border-line bg-bar p-3">
          {context.you === null ? (
            <TextField label="Your name" value={name} onChange={(event) => setName(event.target.value)} />
          ) : null}
          <SayForm label="Comment" submit="Comment" onSay={(body) => say(body, null)}>
            <Where replay={replay} selection={selection} />
          </SayForm>
        </div>
      )}
    </section>
  );
}

function Where({ replay: { player }, selection }: { replay: OpenReplay; selection: Passage | undefined }) {
  const time = usePlayerFact(player, ({ position }) => clockWords(position.time));
  const moment = usePlayerFact(player, ({ position }) => position.moment);
  const isRange = selection?.moment === moment;
  return (
    <span className="text-small text-muted">
      at {time}
      {isRange ? `, on ${selection.to - selection.from} selected characters` : ''}
    </span>
  );
}

interface ThreadProps {
  readonly thread: ReviewComment;
  readonly answers: readonly ReviewComment[];
  readonly at: number;
  readonly onShow: () => void;
  readonly onResolve: (() => void) | undefined;
  readonly onAnswer: ((body: string) => Promise<Fault | undefined>) | undefined;
}

function Thread({ thread, answers, at, onShow, onResolve, onAnswer }: ThreadProps) {
  const [isAnswering, setIsAnswering] = useState(false);
  const isResolved = thread.resolvedAt !== null;
  return (
    <li className={`border-b border-line px-3 py-2.5 ${isResolved ? 'text-muted' : ''}`}>
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={onShow}
          className="rounded-md text-accent tabular-nums underline-offset-2 hover:underline"
        >
          {clockWords(at)}
          {thread.to > thread.from ? ' · passage' : ''}
        </button>
        {isResolved ? <span className="text-small">resolved by {thread.resolvedBy}</span> : null}
      </div>
      {[thread, ...answers].map((comment) => (
        <div key={comment.commentId} className={comment === thread ? 'mt-1' : 'mt-2 border-l-2 border-line pl-2.5'}>
          <p className="text-small text-muted">
            <span className="font-medium text-ink">{comment.author}</span>, {dateWords(comment.createdAt)}
          </p>
          <p className="break-words whitespace-pre-wrap">{comment.body}</p>
        </div>
      ))}
      <div className="mt-1.5 flex gap-1">
        {onAnswer === undefined ? null : (
          <Button look="quiet" aria-expanded={isAnswering} onClick={() => setIsAnswering(!isAnswering)}>
            Answer
          </Button>
        )}
        {onResolve === undefined ? null : (
          <Button look="quiet" onClick={onResolve}>
            {isResolved ? 'Open again' : 'Resolve'}
          </Button>
        )}
      </div>
      {isAnswering && onAnswer !== undefined ? (
        <SayForm
          label="Answer"
          submit="Answer"
          onSay={async (body) => {
            const fault = await onAnswer(body);
            if (fault === undefined) setIsAnswering(false);
            return fault;
          }}
        />
      ) : null}
    </li>
  );
}

interface SayFormProps {
  readonly label: string;
  readonly submit: string;
  readonly onSay: (body: string) => Promise<Fault | undefined>;
  readonly children?: React.ReactNode;
}

function SayForm({ label, submit, onSay, children }: SayFormProps) {
  const [body, setBody] = useState('');
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const refused = await onSay(body);
    setPending(false);
    setFault(refused);
    if (refused === undefined) setBody('');
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <textarea
        aria-label={label}
        value={body}
        maxLength={MAX_COMMENT_CHARACTERS}
        onChange={(event) => setBody(event.target.value)}
        rows={2}
        className={`${inputClass} h-auto resize-y py-1.5`}
      />
      {fault === undefined ? null : <p className="text-small text-danger">{fault.message}</p>}
      <div className="flex items-center justify-between gap-2">
        {children}
        <Button type="submit" look="primary" pending={pending} disabled={body.trim() === ''} className="ml-auto">
          {submit}
        </Button>
      </div>
    </form>
  );
}
