import type { Database } from '#lib/db/client.server.ts';
import { newId } from '#lib/kernel/ids.ts';
import type { ReplayRow } from '#lib/replay/rows.ts';
import type { BenchSession } from './session.ts';

/** Rows to one statement: Postgres takes 65,535 parameters. */
const ROWS_AT_ONCE = 4_000;

/** Puts a session into the database as an ended room of the account; answers the room. */
export async function storeSession(db: Database, ownerId: string, session: BenchSession): Promise<string> {
  const roomId = newId();
  const { name, people, bindings, rows } = session;
  const last = rows.at(-1)?.at ?? 0;
  await db.room.create({
    data: {
      id: roomId,
      ownerId,
      title: name,
      language: 'javascript',
      template: 'blank',
      state: 'ended',
      createdAt: new Date(rows[0]?.at ?? 0),
      endedAt: new Date(last),
      head: { create: { epoch: 1, seq: rows.length } },
      participants: {
        create: people.map(({ participantId, ...person }, index) => ({
          id: participantId,
          ...person,
          ...(index === 0 ? { userId: ownerId } : {}),
        })),
      },
    },
  });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.recordRow.createMany({ data: rows.slice(from, from + ROWS_AT_ONCE).map((row) => toRow(roomId, row)) });
  }
  await db.clientBinding.createMany({
    data: [...bindings].map(([clientId, participantId]) => ({
      roomId,
      epoch: 1,
      clientId: BigInt(clientId),
      participantId,
    })),
  });
  return roomId;
}

function toRow(roomId: string, row: ReplayRow) {
  const head = {
    roomId,
    epoch: 1,
    seq: row.seq,
    at: new Date(row.at),
    instanceId: 'bench',
    participantId: row.participantId,
  };
  if ('event' in row) return { ...head, event: row.event };
  return { ...head, update: new Uint8Array(row.update), verified: row.verified, claimedAt: null };
}
