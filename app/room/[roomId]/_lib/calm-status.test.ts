import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { StatusStore } from '#lib/collab-client/status-store.ts';
import { calmStatus } from './calm-status.ts';

describe('a calm status', () => {
  it('stays the same while one types, and is the real one otherwise', () => {
    const store = new StatusStore<ConnectionStatus>({ kind: 'connecting' });
    const calm = calmStatus(store);
    store.set({ kind: 'saved' });
    const whenSaved = calm.get();
    expect(whenSaved).toEqual({ kind: 'saved' });
    store.set({ kind: 'saving', edits: 1 });
    expect(calm.get()).toBe(whenSaved);
    store.set({ kind: 'offline', edits: 1 });
    expect(calm.get()).toEqual({ kind: 'offline', edits: 1 });
    store.set({ kind: 'saving', edits: 1 });
    expect(calm.get()).toEqual({ kind: 'saving', edits: 1 });
  });
});
