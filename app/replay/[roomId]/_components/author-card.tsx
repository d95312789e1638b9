'use client';

import { X } from 'lucide-react';
import type { Written } from '#lib/replay/authorship.ts';
import { Button, iconButtonClass } from '../../../_components/button.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import type { Cast } from '../_lib/cast.ts';
import type { Told } from '../_lib/use-authors.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { writtenWords } from '../_lib/written-words.ts';

interface AuthorCardProps {
  readonly replay: OpenReplay;
  readonly told: Told | undefined;
  readonly onClose: () => void;
}

/** Who wrote what was asked about, how and when, and the way to that moment; shown while one stays where one asked. */
export function AuthorCard({ replay: { cast, player, tape }, told, onClose }: AuthorCardProps) {
  const isThen = usePlayerFact(player, ({ position }) => position.moment === told?.passage.moment);
  const last = Math.max(...(told?.written ?? []).map(({ edit }) => edit));
  const goThere = () => {
    player.pause();
    player.seekTo({ moment: last + 1, time: tape.edits.at[last] ?? 0 });
    onClose();
  };
  return (
    // Always there: what a live region says when it appears is not heard.
    <div role="status" className="absolute bottom-3 left-3 z-10 max-w-[calc(100%-1.5rem)]">
      {told === undefined || !isThen ? null : (
        <div className="flex flex-wrap items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 shadow-popup">
          {told.written.length === 0 ? 'Nothing is written here.' : <Authors written={told.written} cast={cast} />}
          {told.written.length === 0 ? null : <Button onClick={goThere}>Go there</Button>}
          <button type="button" aria-label="Close" onClick={onClose} className={iconButtonClass}>
            <X size={14} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
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
