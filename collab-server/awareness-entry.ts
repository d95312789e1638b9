import { equalityDeep } from 'lib0/function';
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceEntry } from './frames.ts';

/**
 * Takes one entry into an awareness as `applyAwarenessUpdate` would, without writing and reading it as JSON once more:
 * presence is more than half of a busy server's messages.
 */
export function applyEntry(awareness: Awareness, { clientId, clock, state }: PresenceEntry, origin: unknown): void {
  const { meta, states } = awareness;
  const metaBefore = meta.get(clientId);
  const before = states.get(clientId);
  const clockBefore = metaBefore?.clock ?? 0;
  if (clock < clockBefore || (clock === clockBefore && !(state === null && before !== undefined))) return;
  if (state === null) states.delete(clientId);
  else states.set(clientId, state as Record<string, unknown>);
  meta.set(clientId, { clock, lastUpdated: Date.now() });
  const isNew = metaBefore === undefined;
  const added = isNew && state !== null ? [clientId] : [];
  const removed = !isNew && state === null ? [clientId] : [];
  const updated = !isNew && state !== null ? [clientId] : [];
  if (added.length + removed.length + updated.length === 0) return;
  const isSame = updated.length > 0 && equalityDeep(state, before);
  if (!isSame) awareness.emit('change', [{ added, updated, removed }, origin]);
  awareness.emit('update', [{ added, updated, removed }, origin]);
}
