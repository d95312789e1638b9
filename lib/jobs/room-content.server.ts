import type { DatabaseOrTransaction } from '../db/client.server.ts';

/**
 * Removes what was said, typed and run in a room, and every way in. What is left is what the list of rooms shows of it:
 * title, people, dates, which questions were put, and scorecards.
 */
export async function removeRoomContent(tx: DatabaseOrTransaction, roomId: string): Promise<void> {
  const where = { where: { roomId } };
  await tx.recordRow.deleteMany(where);
  await tx.clientBinding.deleteMany(where);
  await tx.snapshot.deleteMany(where);
  await tx.replayTape.deleteMany(where);
  await tx.importedStatement.deleteMany(where);
  await tx.reviewComment.deleteMany(where);
  await tx.reviewLink.deleteMany(where);
  await tx.notesUpdate.deleteMany(where);
  await tx.run.deleteMany(where);
  await tx.invite.deleteMany(where);
  await tx.seat.deleteMany(where);
}
