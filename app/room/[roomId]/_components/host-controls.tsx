'use client';

import type { RoomControl } from '../_lib/use-room-control.ts';
import type { RoomStanding } from '../_lib/use-room-life.ts';
import { AfterEnd } from './after-end.tsx';
import { EndRoom } from './end-room.tsx';
import { InviteMenu } from './invite-menu.tsx';
import { RoomMenu } from './room-menu.tsx';

interface HostControlsProps {
  readonly roomId: string;
  readonly standing: RoomStanding;
  readonly control: RoomControl;
}

/** What hosts alone see in the room's top bar, before its end and after. */
export function HostControls({ roomId, standing, control }: HostControlsProps) {
  if (standing.life.state === 'ended') return <AfterEnd roomId={roomId} control={control} />;
  return (
    <>
      <InviteMenu roomId={roomId} />
      <RoomMenu standing={standing} control={control} />
      <EndRoom control={control} afterEnd={standing.life.afterEnd} />
    </>
  );
}
