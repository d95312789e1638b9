'use client';

import { memo } from 'react';
import type { Span } from '#lib/replay/activity.ts';
import { isAside, type Mark } from '#lib/replay/marks.ts';
import type { Player } from '#lib/replay/player.ts';
import type { Cast } from '../_lib/cast.ts';
import { AXIS_PX, TRACK_PX } from '../_lib/draw-tracks.ts';
import { markWords } from '../_lib/mark-words.ts';
import { clockWords } from '../_lib/time-words.ts';
import { jumpToMark } from '../_lib/use-keys.ts';
import { MarkIcon } from './mark-icon.tsx';

interface MarkButtonsProps {
  readonly marks: readonly Mark[];
  readonly cast: Cast;
  readonly player: Player;
  readonly span: Span;
}

const ON_TRACKS: ReadonlySet<Mark['kind']> = new Set([
  'run',
  'paste',
  'language',
  'question',
  'note',
  'comment',
  'end',
]);
const SIZE_PX = 24;

/** The marks on their tracks, each leading to its moment. They do not follow the playhead, and render without it. */
export const MarkButtons = memo(function MarkButtons({ marks, cast, player, span }: MarkButtonsProps) {
  return marks
    .filter(({ kind, at }) => ON_TRACKS.has(kind) && at >= span.from && at <= span.to)
    .map((mark) => {
      const row = isAside(mark) ? cast.order.length : Math.max(0, cast.order.indexOf(mark.person));
      const said = `${clockWords(mark.at)}: ${markWords(mark, cast)}`;
      const share = (mark.at - span.from) / (span.to - span.from);
      return (
        <button
          key={mark.id}
          type="button"
          // Tabbing through hundreds of them helps nobody: [ and ] and the list of moments lead to all.
          tabIndex={-1}
          aria-label={said}
          title={said}
          onClick={() => jumpToMark(player, mark)}
          // In shares, so that the marks stay on their tracks where paper is narrower than the screen.
          style={{ left: `calc(${100 * share}% - ${SIZE_PX / 2}px)`, top: AXIS_PX + row * TRACK_PX }}
          className="group absolute grid size-6 place-items-center"
        >
          <span className="grid size-4.5 place-items-center rounded-full bg-bar group-hover:bg-hover">
            <MarkIcon mark={mark} />
          </span>
        </button>
      );
    });
});
