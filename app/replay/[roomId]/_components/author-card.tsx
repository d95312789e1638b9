'use client';

import { X } from 'lucide-react';
import type { SelectedRange } from '#lib/editor/replay-editor.ts';
import type { Written } from '#lib/replay/authorship.ts';
import { Button, iconButtonClass } from '../../../_components/button.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import type { Cast } from '../_lib/cast.ts';
import { clockWords } from '../_lib/time-words.ts';
import { momentOf, type Told } from '../_lib/use-authors.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { writtenWords } from '../_lib/written-words.ts';

interface AuthorCardProps {
  readonly replay: OpenReplay;
  readonly told: Told | undefined;
  readonly onGo: (range: SelectedRange) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Who wrote what was asked about, how and when, and the way there or back; shown while one stays at that moment. */
export function AuthorCard({ replay: { cast, player }, told, onGo, onBack, onClose }: AuthorCardProps) {
  const isThen = usePlayerFact(player, ({ position }) => position.moment === told?.passage.moment);
  return (
    // Always there: what a live region says when it appears is not heard.
    <div role="status" className="absolute bottom-3 left-3 z-10 max-w-[calc(100%-1.5rem)]">
      {told === undefined || !isThen ? null : (
        <div className="flex items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 shadow-popup">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            {told.written.length === 0 ? 'Nothing is written here.' : <Authors written={told.written} cast={cast} />}
            <ThereOrBack told={told} onGo={onGo} onBack={onBack} />
          </div>
          <button type="button" aria-label="Close" onClick={onClose} className={iconButtonClass}>
            <X size={14} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

/** One button, there or back: pressed by keyboard, it keeps the focus. */
function ThereOrBack({ told, onGo, onBack }: { told: Told } & Pick<AuthorCardProps, 'onGo' | 'onBack'>) {
  const { passage, cameFrom } = told;
  if (cameFrom !== undefined) return <Button onClick={onBack}>Back to {clockWords(cameFrom.time)}</Button>;
  const moment = momentOf(told);
  if (moment === undefined || moment === passage.moment) return null;
  return <Button onClick={() => onGo(passage)}>Go there</Button>;
}

function Authors({ written, cast }: { written: readonly Written[]; cast: Cast }) {
  return (
    <ul className="flex flex-col gap-1">
      {written.map((one) => {
        const person = cast.byIndex[one.person];
        return (
          <li key={one.edit} className="flex items-center gap-2">
            {person === undefined ? null : <PersonBadge person={person} />}
            <span>
              <span className="font-medium">
                {one.unverified && person === undefined ? 'Unknown' : cast.nameOf(one.person)}
              </span>
              {` · ${writtenWords(one)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
