'use client';

import { memo, useMemo, useState } from 'react';
import { MARK_KINDS, type Mark, type MarkKind } from '#lib/replay/marks.ts';
import type { Player } from '#lib/replay/player.ts';
import type { Cast } from '../_lib/cast.ts';
import { markWords } from '../_lib/mark-words.ts';
import { clockWords } from '../_lib/time-words.ts';
import { jumpToMark } from '../_lib/use-keys.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import { MarkIcon } from './mark-icon.tsx';

const LABELS: Record<MarkKind, string> = {
  run: 'Runs',
  paste: 'Pastes',
  language: 'Languages',
  presence: 'Coming and going',
  tab: 'Tabs',
  question: 'Questions',
  note: 'Notes',
  comment: 'Comments',
  end: 'End',
};

interface MomentsPanelProps {
  readonly marks: readonly Mark[];
  readonly player: Player;
  readonly cast: Cast;
}

/** Everything that happened, in order; each line goes to its moment. */
export function MomentsPanel({ marks, player, cast }: MomentsPanelProps) {
  const [hidden, setHidden] = useState<ReadonlySet<MarkKind>>(new Set(['presence']));
  const kinds = MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind));
  const shown = useMemo(() => marks.filter(({ kind }) => !hidden.has(kind)), [marks, hidden]);
  const passed = usePlayerFact(player, ({ position }) => shown.filter(({ at }) => at <= position.time).length);
  const toggle = (kind: MarkKind) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    setHidden(next);
  };
  return (
    <section aria-label="Moments" className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap gap-1 border-b border-line p-2">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={!hidden.has(kind)}
            onClick={() => toggle(kind)}
            className="h-6 rounded-md border border-line px-2 text-small text-muted aria-pressed:border-line-strong aria-pressed:bg-hover aria-pressed:text-ink"
          >
            {LABELS[kind]}
          </button>
        ))}
      </div>
      <ol className="min-h-0 flex-1 overflow-auto py-1">
        {shown.length === 0 ? <li className="px-3 py-2 text-muted">Nothing but typing.</li> : null}
        {shown.map((mark, index) => (
          <MomentLine
            key={mark.id}
            mark={mark}
            words={markWords(mark, cast)}
            player={player}
            isPast={index < passed}
            isLast={index === passed - 1}
          />
        ))}
      </ol>
    </section>
  );
}

interface MomentLineProps {
  readonly mark: Mark;
  readonly words: string;
  readonly player: Player;
  readonly isPast: boolean;
  readonly isLast: boolean;
}

/** Rendered again only when the moment passes it: there may be hundreds. */
const MomentLine = memo(function MomentLine({ mark, words, player, isPast, isLast }: MomentLineProps) {
  return (
    <li>
      <button
        type="button"
        onClick={() => jumpToMark(player, mark)}
        aria-current={isLast ? 'true' : undefined}
        className={`flex min-h-7 w-full items-center gap-2 px-3 py-1 text-left hover:bg-hover aria-current:bg-hover ${isPast ? '' : 'text-muted'}`}
      >
        <span className="w-14 shrink-0 text-right text-muted tabular-nums">{clockWords(mark.at)}</span>
        <MarkIcon mark={mark} />
        <span className="min-w-0 truncate">{words}</span>
      </button>
    </li>
  );
});
