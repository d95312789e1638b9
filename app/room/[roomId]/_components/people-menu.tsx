'use client';

import { Popover } from '@base-ui/react/popover';
import { Users } from 'lucide-react';
import type { Person, Role } from '#lib/protocol/people.ts';
import { AskFirst } from '../../../_components/ask-first.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import { popupClass } from '../../../_components/popup.ts';
import type { RoomControl } from '../_lib/use-room-control.ts';

const SHOWN = 4;
const ROLE_WORDS: Record<Role, string> = { host: 'Interviewer', guest: 'Candidate', viewer: 'Watching' };

/** Who is here, as a row of badges that opens into names. */
interface PeopleMenuProps {
  readonly people: readonly Person[];
  readonly you: Person;
  /** What a host can do about them; undefined for everybody else. */
  readonly control: RoomControl | undefined;
}

export function PeopleMenu({ people, you, control }: PeopleMenuProps) {
  const more = people.length - SHOWN;
  return (
    <Popover.Root>
      <Popover.Trigger
        data-testid="people"
        className="flex h-7 items-center rounded-md px-1.5 hover:bg-hover data-popup-open:bg-hover"
      >
        <span className="sr-only">People here: {people.map(({ name }) => name).join(', ')}</span>
        <span aria-hidden className="flex gap-1 max-sm:hidden">
          {people.slice(0, SHOWN).map((person) => (
            <PersonBadge key={person.participantId} person={person} size="medium" />
          ))}
        </span>
        {more > 0 ? (
          <span aria-hidden className="pl-1.5 text-small text-muted max-sm:hidden">
            +{more}
          </span>
        ) : null}
        <span aria-hidden className="flex items-center gap-1.5 text-muted sm:hidden">
          <Users size={15} />
          {people.length}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-40">
          <Popover.Popup className={`${popupClass} w-72 max-w-[calc(100vw-1rem)] p-2`}>
            <Popover.Title className="px-1 pb-1 text-small font-medium text-muted">In the room</Popover.Title>
            <ul>
              {people.map((person) => (
                <li key={person.participantId} className="flex min-h-7 items-center gap-2 px-1">
                  <PersonBadge person={person} />
                  <span className="min-w-0 truncate">{person.name}</span>
                  {person.participantId === you.participantId ? <span className="text-muted">you</span> : null}
                  <span className="ml-auto text-small text-muted">{ROLE_WORDS[person.role]}</span>
                  {control !== undefined && person.participantId !== you.participantId ? (
                    <AskFirst
                      label="Remove"
                      about={person.name}
                      question="For good?"
                      confirm="Remove"
                      onConfirm={async () => void (await control.remove(person.participantId))}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
