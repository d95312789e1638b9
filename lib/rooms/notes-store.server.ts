import * as Y from 'yjs';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { MAX_NOTES_BYTES } from '../protocol/limits.ts';
import { type Moment, NOTES_ROOT, type NotesUpdate } from '../protocol/notes.ts';
import { recordHead } from '../record/record-store.server.ts';
import { can } from './can.ts';
import { findParticipantById, participantActor } from './participants.server.ts';
import { findRoom } from './room-store.server.ts';

/** Rows after which notes are merged into one: reading them stays quick. */
const MERGE_ROWS = 200;

/** Whether a participant may have the room's notes right now. */
export async function mayHaveNotes(db: Database, roomId: string, participantId: string): Promise<boolean> {
  const [room, participant] = await Promise.all([findRoom(db, roomId), findParticipantById(db, roomId, participantId)]);
  return room !== undefined && participant !== undefined && can(participantActor(participant), 'notes', room);
}

/** What was saved after row `after`, in order. */
export async function readNotes(db: DatabaseOrTransaction, roomId: string, after = 0): Promise<NotesUpdate[]> {
  const rows = await db.notesUpdate.findMany({
    where: { roomId, n: { gt: after } },
    orderBy: { n: 'asc' },
    select: { n: true, update: true },
  });
  return rows.map(({ n, update }) => ({ number: n, update }));
}

/** The notes as text. */
export async function notesText(db: DatabaseOrTransaction, roomId: string): Promise<string> {
  const doc = new Y.Doc();
  for (const { update } of await readNotes(db, roomId)) Y.applyUpdate(doc, update);
  const text = doc.getText(NOTES_ROOT).toString();
  doc.destroy();
  return text;
}

/** Saves an update and says which row it is; it waits for whoever else is saving to these notes. */
export async function appendNotes(
  db: Database,
  roomId: string,
  { update, participantId }: { readonly update: Uint8Array<ArrayBuffer>; readonly participantId: string },
): Promise<Result<number>> {
  return db.$transaction(async (tx) => {
    await lockNotes(tx, roomId);
    const [stored] = await tx.$queryRaw<{ last: number; rows: number; bytes: number }[]>`
      select coalesce(max(n), 0)::int as last, count(*)::int as rows, coalesce(sum(length("update")), 0)::int as bytes
      from "NotesUpdate" where "roomId" = ${roomId}`;
    const { last = 0, rows = 0, bytes = 0 } = stored ?? {};
    const n = last + 1;
    // Merging drops what is said twice, so notes that look too large may not be.
    const isMany = rows + 1 >= MERGE_ROWS;
    if (!isMany && bytes + update.byteLength <= MAX_NOTES_BYTES) {
      await tx.notesUpdate.create({ data: { roomId, n, participantId, update } });
      return ok(n);
    }
    const before = await readNotes(tx, roomId);
    const merged = new Uint8Array(mergeAll([...before.map((row) => row.update), update]));
    if (merged.byteLength > MAX_NOTES_BYTES) return fail('too_large', 'The notes are full.');
    await tx.notesUpdate.deleteMany({ where: { roomId } });
    await tx.notesUpdate.create({ data: { roomId, n, participantId, update: merged } });
    return ok(n);
  });
}

/** This moment, as the record knows it; undefined where the room has no record any more. */
export async function currentMoment(db: DatabaseOrTransaction, roomId: string): Promise<Moment | undefined> {
  const head = await recordHead(db, roomId);
  if (head === undefined) return undefined;
  const first = await db.recordRow.findFirst({
    where: { roomId, epoch: head.epoch },
    orderBy: { seq: 'asc' },
    select: { at: true },
  });
  return first === null ? undefined : { seq: head.seq, elapsedMs: Date.now() - first.at.getTime() };
}

/** Folded and written anew: merging keeps what was deleted, folding lets it go. */
function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

async function lockNotes(tx: DatabaseOrTransaction, roomId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('notes'), hashtext(${roomId}))`;
}
