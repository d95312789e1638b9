'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Player, PlayerState } from '#lib/replay/player.ts';

/** One fact of the player's state: rendered only when that changes. */
export function usePlayerFact<T extends string | number | boolean>(player: Player, fact: (state: PlayerState) => T): T {
  const read = () => fact(player.get());
  return useSyncExternalStore(player.subscribe, read, read);
}

/** Moves the player on while it plays, once a frame. */
export function usePlaying(player: Player): void {
  const playing = usePlayerFact(player, (state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function next() {
      player.tick();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [player, playing]);
}
