'use client';

import { useEffect } from 'react';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { type OfflinePage, useOfflinePage } from '../../../_offline/use-offline-page.ts';
import { keepRoom } from './room-access.ts';

/** Keeps the room's page, and what it shows, in this browser; says whether the page would open without a network. */
export function useKeptOffline(view: RoomView): OfflinePage {
  useEffect(() => {
    // Of an ended room nothing stays behind.
    if (view.state === 'open') void keepRoom(view);
  }, [view]);
  return useOfflinePage(`/room/${view.roomId}`);
}
