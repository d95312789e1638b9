'use client';

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Authorship, Way } from '#lib/replay/authorship.ts';
import { Button, iconButtonClass } from '../../../_components/button.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import { clockWords } from '../_lib/time-words.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';

interface AuthorCardProps {
  readonly replay: OpenReplay;
  readonly picked: { readonly moment: number; readonly index: number };
  readonly onClose: () => void;
}

const WAY_WORDS: Record<Way, string> = {
  typed: 'typed',
  pasted: 'pasted',
  starter: 'starter code',
  interviewer: 'by an interviewer',
};

/** Who wrote the clicked character, when and how, and the way to that moment; shown while one stays where one clicked. */
export function AuthorCard({ replay, picked, onClose }: AuthorCardProps) {
  const { desk, cast, player, tape } = replay;
  const [author, setAuthor] = useState<Authorship>();
  useEffect(() => {
    let current = true;
    void desk.ask('author', picked).then((found) => current && setAuthor(found));
    return () => {
      current = false;
    };
  }, [desk, picked]);
  const isThen = usePlayerFact(player, ({ position }) => position.moment === picked.moment);
  if (author === undefined || !isThen) return null;
  const person = cast.byIndex[author.person];
  const goThere = () => {
    player.pause();
    player.seekTo({ moment: author.edit + 1, time: tape.edits.at[author.edit] ?? 0 });
    onClose();
  };
  return (
    <div
      role="status"
      className="absolute bottom-3 left-3 z-10 flex max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 shadow-popup"
    >
      {person === undefined ? null : <PersonBadge person={person} />}
      <span>
        <span className="font-medium">
          {author.unverified && person === undefined ? 'Unknown' : cast.nameOf(author.person)}
        </span>
        {' · '}
        {WAY_WORDS[author.way]} at {clockWords(author.typedAt)}
        {author.offline ? ` offline, arrived at ${clockWords(author.arrivedAt)}` : ''}
        {author.unverified ? ' · relayed by somebody else, not proven' : ''}
      </span>
      <Button onClick={goThere}>Go there</Button>
      <button type="button" aria-label="Close" onClick={onClose} className={iconButtonClass}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
