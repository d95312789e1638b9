import { CRITERIA, CRITERION_FACTS, meanMark, RECOMMENDATION_WORDS, type Scorecard } from '#lib/protocol/scorecards.ts';

/** A scorecard that is submitted. */
export function CardView({ card }: { card: Scorecard }) {
  return (
    <div className="space-y-2">
      <dl className="grid max-w-72 grid-cols-[1fr_auto] gap-y-0.5 [&_dt]:pr-4">
        {CRITERIA.map((criterion) => (
          <div key={criterion} className="contents">
            <dt className="text-muted">{CRITERION_FACTS[criterion].name}</dt>
            <dd className="text-right">{card.marks[criterion]}</dd>
          </div>
        ))}
        <dt className="border-t border-line pt-0.5 text-muted">Mean</dt>
        <dd className="border-t border-line pt-0.5 text-right font-medium">{meanMark(card).toFixed(1)}</dd>
        <dt className="text-muted">Recommendation</dt>
        <dd className="text-right font-medium">
          {card.recommendation === null ? '' : RECOMMENDATION_WORDS[card.recommendation]}
        </dd>
      </dl>
      {card.comment === '' ? null : <p className="max-w-prose whitespace-pre-wrap">{card.comment}</p>}
    </div>
  );
}
