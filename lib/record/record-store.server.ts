import * as Y from 'yjs';
import { type DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { newId } from '../kernel/ids.ts';
import type { RoomEvent } from '../protocol/events.ts';
import { webhookTypeOf } from '../protocol/webhooks.ts';

/** A place in a room's record: after this row. */
export interface RecordPlace {
  readonly epoch: number;
  readonly seq: number;
}

/** Who wrote a row, and which process took it in. */
export interface RowSource {
  /** Null for what the server itself wrote. */
  readonly participantId: string | null;
  readonly instanceId: string;
}

const FIRST_EPOCH = 1;

/**
 * Begins the record of a new room: its creation, then its starter code (Yjs v1) by nobody. Call it in the
 * transaction that makes the room, so that no room exists without a record.
 */
export async function openRecord(
  tx: DatabaseOrTransaction,
  roomId: string,
  first: { readonly event: RoomEvent; readonly update: Uint8Array<ArrayBuffer>; readonly instanceId?: string },
): Promise<void> {
  const { event, update, instanceId = 'app' } = first;
  const row = { roomId, epoch: FIRST_EPOCH, at: new Date(), instanceId };
  await tx.recordHead.create({ data: { roomId, epoch: FIRST_EPOCH, seq: 2 } });
  await tx.recordRow.createMany({
    data: [
      { ...row, seq: 1, event },
      { ...row, seq: 2, update },
    ],
  });
  const type = webhookTypeOf(event);
  if (type !== undefined) await tx.announcement.create({ data: { id: newId(), type, roomId, data: event } });
  await tx.clientBinding.createMany({
    data: [...Y.parseUpdateMeta(update).to.keys()].map((clientId) => ({
      roomId,
      epoch: FIRST_EPOCH,
      clientId: BigInt(clientId),
      participantId: null,
    })),
  });
}

/** Adds an event at the end of a room's record and says where; it waits for whoever is appending to the room. */
export async function appendEvent(
  db: DatabaseOrTransaction,
  roomId: string,
  event: RoomEvent,
  { participantId, instanceId }: RowSource,
): Promise<RecordPlace> {
  // One statement, so that number and row stand or fall together outside a transaction too.
  const places = await db.$queryRaw<RecordPlace[]>(Prisma.sql`
    with head as (
      update "RecordHead" set seq = seq + 1, "updatedAt" = now() where "roomId" = ${roomId} returning epoch, seq
    )
    ${announcement(roomId, event)}
    insert into "RecordRow" ("roomId", epoch, seq, at, "instanceId", "participantId", event)
    select ${roomId}, epoch, seq, clock_timestamp(), ${instanceId}, ${participantId}, ${JSON.stringify(event)}::jsonb
    from head returning epoch, seq`);
  const place = places[0];
  if (place === undefined) throw new Error(`room ${roomId} has no record`);
  return place;
}

/** Part of the statement above: what webhooks may want to be told stands or falls with the event. */
function announcement(roomId: string, event: RoomEvent): Prisma.Sql {
  const type = webhookTypeOf(event);
  if (type === undefined) return Prisma.empty;
  return Prisma.sql`, told as (
    insert into "Announcement" (id, type, "roomId", data)
    select ${newId()}, ${type}, ${roomId}, ${JSON.stringify(event)}::jsonb from head
  )`;
}

/** Where a room's record ends; undefined where the room has none. */
export async function recordHead(
  db: DatabaseOrTransaction,
  roomId: string,
): Promise<(RecordPlace & { readonly updatedAt: Date }) | undefined> {
  const head = await db.recordHead.findUnique({ where: { roomId } });
  return head === null ? undefined : { epoch: head.epoch, seq: head.seq, updatedAt: head.updatedAt };
}
