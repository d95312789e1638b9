import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Random } from '../tests/faults/random.ts';
import { applyEntry } from './awareness-entry.ts';

describe('an entry of presence', () => {
  it('changes an awareness, and tells of it, just as the library’s own way does', () => {
    const random = new Random(7);
    const [ours, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    const told: [unknown[], unknown[]] = [[], []];
    for (const [index, awareness] of [ours, theirs].entries()) {
      awareness.setLocalState(null);
      for (const name of ['change', 'update'] as const) {
        awareness.on(name, (change: unknown, origin: unknown) => told[index]?.push([name, change, origin]));
      }
    }
    const source = new Awareness(new Y.Doc());
    for (let n = 0; n < 2_000; n += 1) {
      const clientId = random.between(1, 4);
      const clock = random.between(0, 12 + Math.floor(n / 100));
      const state = random.next() < 0.2 ? null : { cursor: random.between(1, 3) };
      source.meta.set(clientId, { clock, lastUpdated: 0 });
      if (state === null) source.states.delete(clientId);
      else source.states.set(clientId, state);
      applyAwarenessUpdate(theirs, encodeAwarenessUpdate(source, [clientId]), 'origin');
      applyEntry(ours, { clientId, clock, state }, 'origin');
      expect([...ours.getStates()].sort()).toEqual([...theirs.getStates()].sort());
      expect(ours.meta.get(clientId)?.clock).toBe(theirs.meta.get(clientId)?.clock);
    }
    expect(JSON.stringify(told[0])).toBe(JSON.stringify(told[1]));
    for (const awareness of [ours, theirs, source]) awareness.destroy();
  });
});
