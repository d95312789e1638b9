import * as Y from 'yjs';
import { createCodeDocument } from '../protocol/code-document.ts';
import { RoomCopy } from './room-copy.ts';

/** Unsaved work in a room that this browser holds and that the room does not take any more. */
export interface KeptWork {
  readonly edits: number;
  /** The whole code as it was here. */
  readonly code: string;
}

/** Remembers what the room's page shows, so that it opens without a network. */
export async function keepRoomView(roomId: string, view: unknown): Promise<void> {
  await withCopy(roomId, async (copy) => copy.keepView(view));
}

/** What the room's page last showed in this browser; undefined where nothing is kept. */
export async function keptRoomView(roomId: string): Promise<unknown> {
  return withCopy(roomId, async (copy) => ((await copy.load()) === undefined ? undefined : copy.view()));
}

/**
 * For a room that is closed to this person: the unsaved work that this browser still holds, to be offered as a file.
 * Where there is none the copy is removed at once.
 */
export async function claimKeptWork(roomId: string): Promise<KeptWork | undefined> {
  return withCopy(roomId, async (copy) => {
    const kept = await copy.load();
    if (kept === undefined || kept.unsaved.length === 0) {
      await copy.wipe();
      return undefined;
    }
    const { doc, code } = createCodeDocument();
    for (const update of kept.updates) Y.applyUpdate(doc, update);
    return { edits: kept.unsaved.length, code: code.toString() };
  });
}

/** Removes what this browser holds of a room, unsaved work included. */
export async function wipeKeptRoom(roomId: string): Promise<void> {
  await withCopy(roomId, (copy) => copy.wipe());
}

async function withCopy<T>(roomId: string, use: (copy: RoomCopy) => Promise<T>): Promise<T | undefined> {
  const copy = await RoomCopy.open(roomId);
  try {
    return copy === undefined ? undefined : await use(copy);
  } catch {
    // Storage that cannot be read holds nothing for anybody.
    return undefined;
  } finally {
    copy?.close();
  }
}
