'use client';

import { useEffect } from 'react';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';

/** Notes for the record when this tab is left and returned to, and where it stands each time the room is reached. */
export function useAttention({ note, status }: RoomConnection): void {
  useEffect(() => {
    const say = () => note({ type: 'attention', here: document.visibilityState === 'visible' });
    let wasUp = false;
    const onStatus = () => {
      const { kind } = status.get();
      const isUp = kind === 'saved' || kind === 'saving';
      if (isUp && !wasUp) say();
      wasUp = isUp;
    };
    onStatus();
    const stop = status.subscribe(onStatus);
    document.addEventListener('visibilitychange', say);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', say);
    };
  }, [note, status]);
}
