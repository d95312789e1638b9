'use client';

import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import { languageAt } from '#lib/replay/language-at.ts';
import { seqOfPosition } from '#lib/replay/places.ts';
import { Mark } from '../../../_components/brand.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import { ThemeMenu } from '../../../_components/theme-menu.tsx';
import type { ReplayActions } from '../_lib/replay-source.ts';
import { clockWords, dateWords } from '../_lib/time-words.ts';
import { usePlayerFact } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { BranchButton } from './branch-button.tsx';
import { ShareMenu } from './share-menu.tsx';

interface ReplayBarProps {
  readonly roomId: string;
  readonly replay: OpenReplay;
  readonly actions: ReplayActions | undefined;
}

/** What session this was, and what can be done with it. */
export function ReplayBar({ roomId, replay, actions }: ReplayBarProps) {
  const { context, tape, cast, player } = replay;
  const language = usePlayerFact(
    player,
    ({ position }) => languageAt(tape, seqOfPosition(tape, position)) ?? context.language,
  );
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-bar py-2 pr-2 pl-3">
      {actions === undefined ? (
        <Mark />
      ) : (
        <a
          href="/rooms"
          aria-label="Your rooms"
          title="Your rooms"
          className="grid size-7 place-items-center rounded-md"
        >
          <Mark />
        </a>
      )}
      <h1 className="min-w-0 truncate font-semibold">{context.title}</h1>
      <p className="text-muted max-md:hidden">
        {LANGUAGE_FACTS[language].name} · {dateWords(tape.startedAt)} · {clockWords(tape.durationMs)}
        {context.state === 'open' ? ' · still open' : ''}
      </p>
      <div className="ml-auto flex items-center gap-1">
        <ul aria-label="People" className="flex -space-x-1 pr-1 max-sm:hidden">
          {cast.order.map((index) => {
            const person = cast.byIndex[index];
            return person === undefined ? null : (
              <li key={person.participantId} title={person.name}>
                <PersonBadge person={person} />
                <span className="sr-only">{person.name}</span>
              </li>
            );
          })}
        </ul>
        {actions !== undefined && context.may.branch ? <BranchButton replay={replay} actions={actions} /> : null}
        {actions === undefined ? null : <ShareMenu roomId={roomId} context={context} />}
        <ThemeMenu />
      </div>
    </header>
  );
}
