'use client';

import { useEffect, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import type { RoomDoor } from '#lib/protocol/room-life.ts';
import { LocalTime } from '../../../_components/local-time.tsx';
import { Spinner } from '../../../_components/spinner.tsx';
import { readDoor } from '../_lib/room-access.ts';
import { DoorCard } from './door-card.tsx';
import { WhatIsRecorded } from './what-is-recorded.tsx';

/** Somebody who waits looks up about this often. */
const ASK_EVERY_MS = 2_000;

interface WaitingCardProps {
  readonly roomId: string;
  /** Why one is not in yet: a host has to admit one, or the room opens later. */
  readonly fault: Fault;
  readonly onAsk: () => void;
}

/** Shows what is waited for and since when, and goes in by itself when it has come. */
export function WaitingCard({ roomId, fault, onAsk }: WaitingCardProps) {
  const [door, setDoor] = useState<RoomDoor>();
  const [since] = useState(() => Date.now());

  useEffect(() => {
    void readDoor(roomId).then((answer) => answer.ok && setDoor(answer.value));
    const timer = setInterval(onAsk, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [roomId, onAsk]);

  const opensAt = door?.life.opensAt ?? null;
  return (
    <DoorCard title={door?.title ?? 'One moment'}>
      {fault.code === 'not_open_yet' ? (
        <p className="text-muted">
          {opensAt === null ? (
            'This room is not open yet.'
          ) : (
            <>
              This room opens <LocalTime at={opensAt} />.
            </>
          )}{' '}
          Keep this page open: it lets you in when the time comes.
        </p>
      ) : (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          <span>
            You have been in the waiting room since <LocalTime at={since} shape="time" />. {door?.hosts[0] ?? 'A host'}{' '}
            will let you in.
          </span>
        </p>
      )}
      <WhatIsRecorded hosts={door?.hosts ?? []} />
    </DoorCard>
  );
}
