'use client';

import { useEffect, useState } from 'react';
import { connectRoom, type RoomConnection } from '#lib/collab-client/room-connection.ts';
import { type Fault, FaultError, ok } from '#lib/kernel/fault.ts';
import { CLOSE_CODES } from '#lib/protocol/close-codes.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { readTicket } from './room-access.ts';

const PASSING: ReadonlySet<Fault['code']> = new Set(['unavailable', 'too_many_requests']);

/** Keeps this page connected to a room; `reconnect` begins anew, as somebody who waited for a place wants to. */
export function useRoomConnection({ roomId, wsUrl }: RoomView): {
  connection: RoomConnection | undefined;
  reconnect: () => void;
} {
  const [connection, setConnection] = useState<RoomConnection>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new connection.
  useEffect(() => {
    const opened = connectRoom({ roomId, wsUrl, fetchTicket: () => fetchTicket(roomId) });
    setConnection(opened);
    const stop = opened.status.subscribe(() => {
      const status = opened.status.get();
      // Nothing of the old record is left to offer: on with the new one.
      const isOld = status.kind === 'closed' && status.code === CLOSE_CODES.recordBegunAnew && status.edits === 0;
      if (isOld) setAttempt((n) => n + 1);
    });
    return () => {
      stop();
      setConnection(undefined);
      opened.destroy();
    };
  }, [roomId, wsUrl, attempt]);

  return { connection, reconnect: () => setAttempt((n) => n + 1) };
}

/** A fault ends a connection for good, so what passes by itself must be thrown. */
async function fetchTicket(roomId: string) {
  const answer = await readTicket(roomId);
  if (answer.ok) return ok(answer.value.ticket);
  if (PASSING.has(answer.fault.code)) throw new FaultError(answer.fault);
  return answer;
}
