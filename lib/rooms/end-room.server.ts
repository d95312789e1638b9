import { notify } from '../db/channel.server.ts';
import type { Database } from '../db/client.server.ts';
import { appendEvent } from '../record/record-store.server.ts';

/** Ends a room for good; its sockets are asked to decide anew. Ending an ended room changes nothing. */
export async function endRoom(
  db: Database,
  roomId: string,
  by: { readonly participantId: string; readonly instanceId: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.room.updateMany({
      where: { id: roomId, state: 'open' },
      data: { state: 'ended', endedAt: new Date() },
    });
    if (count === 0) return;
    await appendEvent(tx, roomId, { type: 'room_ended', participantId: by.participantId }, by);
    await notify(tx, 'access', { roomId, participantId: null });
  });
}
