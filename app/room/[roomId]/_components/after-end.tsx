'use client';

import Link from 'next/link';
import { Button, buttonClass } from '../../../_components/button.tsx';
import type { RoomControl } from '../_lib/use-room-control.ts';

/** Where a host goes from a room that has ended: on to the replay, or back into it. */
export function AfterEnd({ roomId, control }: { roomId: string; control: RoomControl }) {
  return (
    <>
      <Button look="quiet" pending={control.pending} onClick={() => void control.reopen()}>
        Reopen
      </Button>
      <Link href={`/replay/${roomId}`} prefetch={false} className={buttonClass('primary')}>
        Replay
      </Link>
    </>
  );
}
