'use client';

import type { ReplayStatement } from '#lib/protocol/replay.ts';
import { MarkdownText } from '../../../_components/markdown-text.tsx';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';

/** What was asked at the moment. */
export function StatementPanel({ replay: { context, player, tape } }: { replay: OpenReplay }) {
  const n = usePlayerFact(player, ({ position }) => {
    const last = tape.events.findLast(({ at, event }) => event.type === 'question_changed' && at <= position.time);
    return last?.event.type === 'question_changed' ? last.event.n : 0;
  });
  const asked: ReplayStatement | undefined = context.statements.find((statement) => statement.n === n);
  return (
    <section aria-label="Statement" className="h-full overflow-auto p-3">
      {asked === undefined ? (
        <p className="text-muted">Nothing had been asked yet.</p>
      ) : (
        <>
          <h2 className="mb-2 font-semibold">{asked.title}</h2>
          <MarkdownText text={asked.statement} />
        </>
      )}
    </section>
  );
}
