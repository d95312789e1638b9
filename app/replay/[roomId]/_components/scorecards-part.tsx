'use client';

import { useEffect, useState } from 'react';
import {
  CRITERIA,
  CRITERION_FACTS,
  MARKS,
  RECOMMENDATION_WORDS,
  type Scorecard,
  type Scorecards,
  scorecardsSchema,
} from '#lib/protocol/scorecards.ts';
import { api } from '../../../_components/api.ts';

/** The submitted scorecards, for the hosts that may read them; nobody else learns that there are any. */
export function ScorecardsPart({ roomId }: { roomId: string }) {
  const cards = useScorecards(roomId);
  const submitted = cards === undefined ? [] : submittedCards(cards);
  if (submitted.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-2 font-semibold">Scorecards</h2>
      {submitted.map(({ name, card }) => (
        <article key={name} className="mb-3 break-inside-avoid border-t border-line pt-2">
          <p>
            <span className="font-medium">{name}</span>
            {card.recommendation === null ? '' : `: ${RECOMMENDATION_WORDS[card.recommendation]}`}
          </p>
          <ul className="text-muted">
            {CRITERIA.map((criterion) => (
              <li key={criterion}>
                {CRITERION_FACTS[criterion].name}: {card.marks[criterion] ?? '–'} of {MARKS.length}
              </li>
            ))}
          </ul>
          {card.comment === '' ? null : <p className="mt-1 whitespace-pre-wrap">{card.comment}</p>}
        </article>
      ))}
    </section>
  );
}

function useScorecards(roomId: string): Scorecards | undefined {
  const [cards, setCards] = useState<Scorecards>();
  useEffect(() => {
    let current = true;
    void api(`/v1/rooms/${encodeURIComponent(roomId)}/scorecards`, { answer: scorecardsSchema }).then((answer) => {
      if (current && answer.ok) setCards(answer.value);
    });
    return () => {
      current = false;
    };
  }, [roomId]);
  return cards;
}

function submittedCards({ own, others }: Scorecards): { name: string; card: Scorecard }[] {
  const mine = own.isSubmitted ? [{ name: 'You', card: own }] : [];
  return [...mine, ...others.flatMap(({ name, card }) => (card === null ? [] : [{ name, card }]))];
}
