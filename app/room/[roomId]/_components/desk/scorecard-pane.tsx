'use client';

import { useId, useState } from 'react';
import { MAX_SCORECARD_COMMENT_CHARACTERS } from '#lib/protocol/limits.ts';
import {
  CRITERIA,
  CRITERION_FACTS,
  type Criterion,
  MARKS,
  type Mark,
  RECOMMENDATION_WORDS,
  RECOMMENDATIONS,
  type Scorecards,
  whyIncomplete,
} from '#lib/protocol/scorecards.ts';
import { Button } from '../../../../_components/button.tsx';
import { Notice } from '../../../../_components/notice.tsx';
import { TextArea } from '../../../../_components/text-area.tsx';
import { type ScorecardsState, useScorecards } from '../../_lib/use-scorecards.ts';
import { CardView } from './card-view.tsx';
import { Choice } from './choice.tsx';

/** One's own judgement of the session, and the others' once it is given. */
export function ScorecardPane({ roomId, participantId }: { roomId: string; participantId: string }) {
  const { cards, fault, saving, change, submit } = useScorecards(roomId, participantId);
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const headingId = useId();
  if (cards === undefined) {
    return fault === undefined ? (
      <p className="appear-late px-4 py-6 text-center text-muted">Loading…</p>
    ) : (
      <div className="p-2">
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      </div>
    );
  }

  const { own } = cards;
  const incomplete = whyIncomplete(own);
  const mark = (criterion: Criterion, given: Mark) => change({ marks: { ...own.marks, [criterion]: given } });
  const send = async () => {
    setPending(true);
    await submit();
    setPending(false);
    setAsked(false);
  };

  return (
    <section aria-labelledby={headingId} className="space-y-5 px-4 py-3">
      <h2 id={headingId} className="text-sm font-semibold">
        Your scorecard
      </h2>
      {own.isSubmitted ? (
        <CardView card={own} />
      ) : (
        <>
          {CRITERIA.map((criterion) => (
            <Choice
              key={criterion}
              label={CRITERION_FACTS[criterion].name}
              hint={CRITERION_FACTS[criterion].asks}
              options={MARKS.map((value) => ({ value, label: String(value) }))}
              value={own.marks[criterion]}
              onChange={(given) => mark(criterion, given)}
            />
          ))}
          <p className="text-small text-muted">1 is well below what you expect of the role, 4 well above.</p>
          <Choice
            label="Recommendation"
            options={RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_WORDS[value] }))}
            value={own.recommendation ?? undefined}
            onChange={(recommendation) => change({ recommendation })}
          />
          <TextArea
            label="Why"
            rows={5}
            value={own.comment}
            maxLength={MAX_SCORECARD_COMMENT_CHARACTERS}
            onChange={({ target }) => change({ comment: target.value })}
          />
          {fault === undefined ? null : (
            <Notice look="error" title={fault.message}>
              {fault.action}
            </Notice>
          )}
          <div className="flex flex-wrap items-center gap-2">
            {asked ? (
              <>
                <span className="text-muted">It stays as it is then.</span>
                <Button look="primary" pending={pending} onClick={() => void send()}>
                  Submit for good
                </Button>
                <Button look="quiet" autoFocus onClick={() => setAsked(false)}>
                  Not yet
                </Button>
              </>
            ) : (
              <Button look="primary" disabled={incomplete !== undefined} onClick={() => setAsked(true)}>
                Submit
              </Button>
            )}
            <span role="status" className="text-small text-muted">
              {asked ? '' : standing(saving, incomplete)}
            </span>
          </div>
        </>
      )}
      <Others cards={cards} />
    </section>
  );
}

function standing(saving: ScorecardsState['saving'], incomplete: string | undefined): string {
  if (saving === 'failed') return 'Not saved yet';
  return incomplete ?? { saved: 'Kept as a draft', saving: 'Saving…' }[saving];
}

function Others({ cards: { own, others } }: { cards: Scorecards }) {
  if (others.length === 0) return null;
  return (
    <section aria-label="Scorecards of the other hosts" className="space-y-3 border-t border-line pt-3">
      {own.isSubmitted ? null : (
        <p className="text-muted">The others' scorecards open once yours is submitted, so that nobody leans on them.</p>
      )}
      {others.map(({ participantId, name, isSubmitted, card }) => (
        <div key={participantId}>
          <h3 className="font-medium">
            {name} <span className="font-normal text-muted">{isSubmitted ? 'submitted' : 'not submitted yet'}</span>
          </h3>
          {card === null ? null : <CardView card={card} />}
        </div>
      ))}
    </section>
  );
}
