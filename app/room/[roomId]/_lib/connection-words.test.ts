import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { connectionWords } from './connection-words.ts';

describe('the connection line', () => {
  it.each<[ConnectionStatus, string]>([
    [{ kind: 'connecting' }, 'Connecting…'],
    [{ kind: 'saving', edits: 3 }, 'Saving…'],
    [{ kind: 'saving', edits: 3, lateSeconds: 10 }, 'Not saved for 10 s'],
    [{ kind: 'saved' }, 'Saved'],
    [{ kind: 'offline', edits: 0 }, 'Offline'],
    [{ kind: 'offline', edits: 1 }, 'Offline, 1 edit kept here'],
    [{ kind: 'offline', edits: 12 }, 'Offline, 12 edits kept here'],
    [{ kind: 'reconnecting', edits: 2 }, 'Reconnecting… 2 edits kept here'],
    [{ kind: 'read_only', reason: 'viewer', edits: 0 }, 'Read-only'],
    [{ kind: 'read_only', reason: 'viewer', edits: 2 }, 'Read-only, 2 edits kept here'],
    [{ kind: 'saved', degraded: true }, 'Saved · others may be late'],
    [{ kind: 'read_only', reason: 'viewer', edits: 0, degraded: true }, 'Read-only · others may be late'],
    [{ kind: 'closed', code: 4403, edits: 0 }, 'Disconnected'],
  ])('[DUR1] of %j says %j', (status, words) => {
    expect(connectionWords(status)).toBe(words);
  });
});
