'use client';

import { useMemo, useRef, useState } from 'react';
import type { ReplayEditor } from '#lib/editor/replay-editor.ts';
import { commentMarks } from '../_lib/comment-marks.ts';
import { noteMarks } from '../_lib/note-marks.ts';
import type { Passage } from '../_lib/passage.ts';
import type { ReplaySource } from '../_lib/replay-source.ts';
import { useAuthors } from '../_lib/use-authors.ts';
import { useKeys } from '../_lib/use-keys.ts';
import { usePlaying } from '../_lib/use-player.ts';
import { type OpenReplay, useComments, useNotes, useRunsAndMarks } from '../_lib/use-replay.ts';
import { type Colouring, useStage } from '../_lib/use-stage.ts';
import { AuthorCard } from './author-card.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { Deck } from './deck.tsx';
import { MomentsPanel } from './moments-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { ReplayBench } from './replay-bench.tsx';
import { ReplayConsole } from './replay-console.tsx';
import { StatementPanel } from './statement-panel.tsx';

interface ReplayProps {
  readonly roomId: string;
  readonly source: ReplaySource;
  readonly replay: OpenReplay;
}

/** A session, shown again: its code at any moment, and everything that belongs to that moment. */
export function Replay({ roomId, source, replay }: ReplayProps) {
  const { context, tape, player, cast } = replay;
  // Another layout is another element.
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const editor = useRef<ReplayEditor>(null);
  const [colouring, setColouring] = useState<Colouring>('none');
  const [follow, setFollow] = useState(true);
  const [passage, setPassage] = useState<Passage>();
  const [selection, setSelection] = useState<Passage>();
  const { runs, marks, fault } = useRunsAndMarks(source, replay);
  const review = useComments(source, context.may.review);
  const notes = useNotes(source, context.may.notes);
  const allMarks = useMemo(
    () =>
      [...marks, ...commentMarks(review.comments, tape), ...noteMarks(notes, tape)].sort(
        (a, b) => a.at - b.at || a.moment - b.moment,
      ),
    [marks, review.comments, notes, tape],
  );
  usePlaying(player);
  const authors = useAuthors(replay, editor, setPassage);
  useKeys(player, allMarks, authors.keys);

  useStage(stage, editor, replay, {
    colouring,
    follow,
    range: passage,
    fallbackLanguage: context.language,
    // A colour is something to press; plain code is read, and a click in it only asks.
    onPick: (index) => (colouring === 'none' ? authors.tell : authors.goTo)({ from: index, to: index }),
    onSelect: ({ from, to }) => {
      const { moment } = player.get().position;
      setSelection(from === to ? undefined : { moment, from, to });
    },
  });

  const show = (next: Passage) => {
    player.pause();
    setPassage(next);
  };

  return (
    <div className="flex h-dvh flex-col overflow-hidden" data-testid="replay">
      <ReplayBar roomId={roomId} replay={replay} actions={source.actions} />
      <ReplayBench
        stage={
          <section aria-label="Code" className="relative h-full min-h-0">
            <div ref={setStage} data-testid="stage" className="replay-stage h-full" />
            <AuthorCard
              replay={replay}
              told={authors.told}
              onGo={authors.goTo}
              onBack={authors.goBack}
              onClose={authors.close}
            />
          </section>
        }
        panels={[
          {
            id: 'console',
            label: 'Console',
            content: <ReplayConsole replay={replay} runs={runs} fault={fault} actions={source.actions} />,
          },
          ...(context.statements.length > 0
            ? [{ id: 'statement', label: 'Statement', content: <StatementPanel replay={replay} /> }]
            : []),
          {
            id: 'people',
            label: 'People',
            content: <PeoplePanel replay={replay} marks={marks} colouring={colouring} onColouring={setColouring} />,
          },
          { id: 'moments', label: 'Moments', content: <MomentsPanel marks={allMarks} player={player} cast={cast} /> },
          ...(context.may.review
            ? [
                {
                  id: 'review',
                  label: 'Review',
                  content: (
                    <CommentsPanel
                      replay={replay}
                      review={review}
                      actions={source.actions}
                      selection={selection}
                      onShow={show}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <Deck replay={replay} marks={allMarks} follow={follow} onFollow={setFollow} />
    </div>
  );
}
