import { NextResponse } from 'next/server';
import type { Database } from '#lib/db/client.server.ts';
import { listRuns } from '#lib/execution/run-store.server.ts';
import { runnerView } from '#lib/execution/runners.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { ROOM_NOT_FOUND } from '#lib/rooms/can.ts';
import type { Participant } from '#lib/rooms/participants.server.ts';
import { findRoom } from '#lib/rooms/room-store.server.ts';
import { wsUrl } from './addresses.ts';

/** The room as its page shows it to a participant. */
export async function roomAnswer(
  db: Database,
  roomId: string,
  { participantId, name, role, color }: Participant,
): Promise<NextResponse> {
  const [room, runs, runner] = await Promise.all([findRoom(db, roomId), listRuns(db, roomId), runnerView()]);
  if (room === undefined) throw new FaultError(ROOM_NOT_FOUND);
  const view: RoomView = {
    roomId,
    title: room.title,
    language: room.language,
    state: room.state,
    life: room.life,
    you: { participantId, name, role, color },
    wsUrl: wsUrl(),
    runner,
    runs,
  };
  return NextResponse.json(view);
}
