'use client';

import { useEffect, useState } from 'react';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';
import type { Person } from '#lib/protocol/people.ts';
import type { RoomLife } from '#lib/protocol/room-life.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';

export interface RoomStanding {
  readonly title: string;
  readonly life: RoomLife;
  /** Who waits to be let in; told to hosts alone. */
  readonly waiting: readonly Person[];
}

/** Where the room stands in its life, now and at every change. */
export function useRoomLife({ title, life }: RoomView, connection: RoomConnection): RoomStanding {
  const [standing, setStanding] = useState<RoomStanding>({ title, life, waiting: [] });
  useEffect(() => connection.onMessage((message) => message.type === 'life' && setStanding(message)), [connection]);
  return standing;
}
