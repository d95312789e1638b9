'use client';

import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import type { ReviewComment } from '#lib/protocol/replay.ts';
import type { PersonTotals } from '#lib/replay/authorship.ts';
import { languageAt } from '#lib/replay/language-at.ts';
import { positionOfSeq } from '#lib/replay/places.ts';
import { Button, buttonClass } from '../../../_components/button.tsx';
import { costWords, endWords } from '../../../_components/run/run-words.ts';
import { commentMarks } from '../_lib/comment-marks.ts';
import type { ReplaySource } from '../_lib/replay-source.ts';
import { clockWords, dateWords } from '../_lib/time-words.ts';
import { wholeSpan } from '../_lib/timeline-view.ts';
import { type OpenReplay, useComments, useRunsAndMarks } from '../_lib/use-replay.ts';
import { ScorecardsPart } from './scorecards-part.tsx';
import { Timeline } from './timeline.tsx';

const ROLES = { host: 'Interviewer', guest: 'Candidate', viewer: 'Viewer' } as const;
const keepSpan = () => {};

interface SummaryProps {
  readonly roomId: string;
  readonly source: ReplaySource;
  readonly replay: OpenReplay;
}

/** A session on paper: who, the final code, the runs, the timeline and what reviewers said. */
export function Summary({ roomId, source, replay }: SummaryProps) {
  const { context, tape, cast } = replay;
  const { runs = [], marks } = useRunsAndMarks(source, replay);
  const { comments } = useComments(source, context.may.review);
  const { text, totals } = useFinal(replay, marks.length);
  const allMarks = useMemo(() => [...marks, ...commentMarks(comments, tape)], [marks, comments, tape]);
  const span = useMemo(() => wholeSpan(tape.durationMs), [tape]);
  const language = languageAt(tape, tape.seq) ?? context.language;
  const notable = allMarks.filter(({ kind }) => kind !== 'presence' && kind !== 'comment').sort((a, b) => a.at - b.at);
  return (
    <main className="paper mx-auto max-w-3xl px-4 py-6 sm:my-6 sm:rounded-lg sm:px-8 sm:py-8">
      <header className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl font-semibold tracking-tight">{context.title}</h1>
          <p className="text-muted">
            {LANGUAGE_FACTS[language].name} · {dateWords(tape.startedAt)} · {clockWords(tape.durationMs)}
          </p>
        </div>
        <div className="flex gap-2 print:hidden">
          <a href={`/replay/${roomId}`} className={buttonClass('quiet')}>
            Replay
          </a>
          <Button look="primary" onClick={() => window.print()}>
            <Printer size={14} aria-hidden />
            Print or save as PDF
          </Button>
        </div>
      </header>

      <Part title="People">
        <table className="w-full text-left tabular-nums">
          <thead className="align-bottom text-small text-muted">
            <tr>
              <th className="py-1 font-medium">Person</th>
              {['in the final code', 'typed', 'pasted', 'deleted'].map((heading) => (
                <th key={heading} className="py-1 pl-3 text-right font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cast.order.map((index) => {
              const person = cast.byIndex[index];
              const total = totals[index];
              return person === undefined ? null : (
                <tr key={person.participantId} className="border-t border-line">
                  <td className="py-1 break-words">
                    {person.name} <span className="text-muted">{ROLES[person.role]}</span>
                  </td>
                  <td className="py-1 pl-3 text-right">{total?.standing}</td>
                  <td className="py-1 pl-3 text-right">{total === undefined ? '' : total.inserted - total.pasted}</td>
                  <td className="py-1 pl-3 text-right">{total?.pasted}</td>
                  <td className="py-1 pl-3 text-right">{total?.deleted}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Part>

      <Part title="Timeline" isWhole>
        <Timeline replay={replay} marks={allMarks} span={span} onSpan={keepSpan} isPicture />
        <p className="mt-1 text-small text-muted">
          Bars are characters written or deleted; hollow ones were typed offline. Hatched: the tab was not in front.
        </p>
      </Part>

      <Part title="Final code">
        <pre className="console rounded-md border border-line px-3 py-2 break-words whitespace-pre-wrap">{text}</pre>
      </Part>

      <Part title="Runs">
        {runs.length === 0 ? <p className="text-muted">Nothing was run.</p> : null}
        <ol>
          {runs.map((run, index) => (
            <li key={run.runId} className="flex flex-wrap gap-x-3 border-t border-line py-1">
              <span className="w-14 shrink-0 text-right text-muted tabular-nums">
                {clockWords(run.startedAt - tape.startedAt)}
              </span>
              <span>Run {index + 1}</span>
              <span>{run.end === null ? 'did not end' : endWords(run.end)}</span>
              <span className="text-muted">{costWords(run)}</span>
              <span className="ml-auto text-muted">by {run.startedBy}</span>
            </li>
          ))}
        </ol>
      </Part>

      <Part title="What happened">
        <ol>
          {notable.map((mark) => (
            <li key={mark.id} className="flex gap-3 border-t border-line py-1">
              <span className="w-14 shrink-0 text-right text-muted tabular-nums">{clockWords(mark.at)}</span>
              <span>
                {cast.nameOf(mark.person)} {mark.text}
              </span>
            </li>
          ))}
        </ol>
      </Part>

      <ScorecardsPart roomId={roomId} />

      {comments.length === 0 ? null : (
        <Part title="Comments">
          <ol>
            {inThreads(comments).map(({ commentId, parentId, seq, author, body, createdAt, resolvedBy }) => (
              <li key={commentId} className={`border-t border-line py-1.5 ${parentId === null ? '' : 'ml-6'}`}>
                <p className="text-small text-muted">
                  {parentId === null ? `At ${clockWords(positionOfSeq(tape, seq).time)} · ` : ''}
                  {author}, {dateWords(createdAt)}
                  {resolvedBy === null ? '' : ` · resolved by ${resolvedBy}`}
                </p>
                <p className="break-words whitespace-pre-wrap">{body}</p>
              </li>
            ))}
          </ol>
        </Part>
      )}
    </main>
  );
}

/** Comments in the order of the session, each followed by its answers. */
function inThreads(comments: readonly ReviewComment[]): ReviewComment[] {
  return comments
    .filter(({ parentId }) => parentId === null)
    .sort((a, b) => a.seq - b.seq || a.createdAt - b.createdAt)
    .flatMap((first) => [first, ...comments.filter(({ parentId }) => parentId === first.commentId)]);
}

interface PartProps {
  readonly title: string;
  /** Never on two pages. */
  readonly isWhole?: boolean;
  readonly children: ReactNode;
}

function Part({ title, isWhole = false, children }: PartProps) {
  return (
    <section className={`mb-6 ${isWhole ? 'break-inside-avoid' : ''}`}>
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function useFinal({ desk, tape }: OpenReplay, markCount: number) {
  const [text, setText] = useState('');
  const [totals, setTotals] = useState<readonly PersonTotals[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the marks come the pastes, which are counted apart.
  useEffect(() => {
    let current = true;
    const moment = tape.edits.length;
    void desk.ask('text', { moment }).then((final) => current && setText(final));
    void desk.ask('totals', { moment }).then((counted) => current && setTotals(counted));
    return () => {
      current = false;
    };
  }, [desk, tape, markCount]);
  return { text, totals };
}
