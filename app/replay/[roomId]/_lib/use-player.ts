'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { Player, PlayerState } from '#lib/replay/player.ts';

type Subscribe = Player['subscribe'];

const afterPaint = new WeakMap<Player, Subscribe>();

/** Tells of the player once the frame that shows its code is painted, so that nothing else has a part in that frame. */
export function subscribeAfterPaint(player: Player): Subscribe {
  const known = afterPaint.get(player);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let isWaiting = false;
  player.subscribeToDrawn(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false;
        for (const listener of listeners) listener();
      }),
    );
  });
  const subscribe: Subscribe = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  afterPaint.set(player, subscribe);
  return subscribe;
}

/** One fact of the player's state: rendered only when that changes, and after the code. */
export function usePlayerFact<T extends string | number | boolean>(player: Player, fact: (state: PlayerState) => T): T {
  const read = () => fact(player.get());
  return useSyncExternalStore(subscribeAfterPaint(player), read, read);
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
