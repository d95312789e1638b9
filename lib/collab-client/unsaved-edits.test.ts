import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from './connection-status.ts';
import { retryDelayMs } from './retry-delay.ts';
import { StatusStore } from './status-store.ts';
import { UnsavedEdits } from './unsaved-edits.ts';

const edit = { update: new Uint8Array(), at: 0 };

describe('unsaved edits', () => {
  it('[DUR1] fall only by what the answered barrier stood behind', () => {
    const edits = new UnsavedEdits();
    edits.add(edit);
    edits.add(edit);
    const first = edits.barrier();
    edits.add(edit);
    edits.committed(first);
    expect(edits.count).toBe(1);
    expect(edits.isAsking).toBe(false);
    edits.committed(edits.barrier());
    expect(edits.count).toBe(0);
  });

  it('stay when a connection ends, and an answer to its barriers says nothing any more', () => {
    const edits = new UnsavedEdits();
    edits.add(edit);
    const before = edits.barrier();
    edits.disconnected();
    edits.committed(before);
    expect(edits.count).toBe(1);
    expect(edits.isAsking).toBe(false);
    expect(edits.barrier()).toBe(1);
  });

  it('are handed back as they are saved, oldest first', () => {
    const edits = new UnsavedEdits();
    const [first, second, third] = [1, 2, 3].map((at) => ({ ...edit, at }));
    for (const one of [first, second]) if (one !== undefined) edits.add(one);
    const barrier = edits.barrier();
    if (third !== undefined) edits.add(third);
    expect(edits.committed(barrier)).toEqual([first, second]);
    expect(edits.all).toEqual([third]);
  });

  it('take a later answer for the earlier ones that it implies', () => {
    const edits = new UnsavedEdits();
    edits.add(edit);
    edits.barrier();
    edits.add(edit);
    const later = edits.barrier();
    edits.committed(later);
    expect([edits.count, edits.isAsking]).toEqual([0, false]);
  });
});

describe('the delay before another attempt', () => {
  it('grows, stays bounded, and differs from page to page', () => {
    expect(retryDelayMs(0, () => 0)).toBe(200);
    expect(retryDelayMs(0, () => 1)).toBe(600);
    expect(retryDelayMs(3, () => 0.5)).toBe(3_200);
    expect(retryDelayMs(1_000, () => 1)).toBe(22_500);
  });
});

describe('the status', () => {
  it('is the same object until it changes, and says so once', () => {
    const store = new StatusStore<ConnectionStatus>({ kind: 'connecting' });
    let changes = 0;
    const stop = store.subscribe(() => (changes += 1));
    store.set({ kind: 'saving', edits: 1 });
    const shown = store.get();
    store.set({ kind: 'saving', edits: 1 });
    expect(store.get()).toBe(shown);
    expect(changes).toBe(1);
    stop();
    store.set({ kind: 'saved' });
    expect(changes).toBe(1);
  });
});
