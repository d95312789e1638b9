'use client';

import { useEffect, useRef } from 'react';
import type { Person } from '#lib/protocol/people.ts';
import { useAnnounce } from '../../../_components/announcer.tsx';
import { Button } from '../../../_components/button.tsx';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import type { RoomControl } from '../_lib/use-room-control.ts';

/** Who stands before the room, for the host to let in; above the code and never over it. */
export function WaitingStrip({ waiting, control }: { waiting: readonly Person[]; control: RoomControl }) {
  useArrivalsAnnounced(waiting);
  if (waiting.length === 0) return null;
  return (
    <section aria-label="Waiting room" className="shrink-0 border-b border-line bg-warn-soft px-3 py-1">
      <ul className="flex flex-col gap-1">
        {waiting.map((person) => (
          <li key={person.participantId} className="flex items-center gap-2">
            <PersonBadge person={person} />
            <span className="min-w-0 truncate">
              <span className="font-medium">{person.name}</span> is waiting
            </span>
            <span className="ml-auto flex gap-1">
              <Button
                look="primary"
                aria-label={`Let in ${person.name}`}
                onClick={() => void control.admit(person.participantId)}
              >
                Let in
              </Button>
              <Button
                look="quiet"
                aria-label={`Turn away ${person.name}`}
                onClick={() => void control.remove(person.participantId)}
              >
                Turn away
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useArrivalsAnnounced(waiting: readonly Person[]): void {
  const announce = useAnnounce();
  const known = useRef(new Set<string>());
  useEffect(() => {
    const arrived = waiting.filter(({ participantId }) => !known.current.has(participantId));
    known.current = new Set(waiting.map(({ participantId }) => participantId));
    if (arrived.length > 0) announce(`${arrived.map(({ name }) => name).join(', ')} waiting to be let in.`);
  }, [announce, waiting]);
}
