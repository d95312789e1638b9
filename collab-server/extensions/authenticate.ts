import type { onAuthenticatePayload } from '@hocuspocus/server';
import { notify } from '../../lib/db/channel.server.ts';
import type { FaultCode } from '../../lib/kernel/fault.ts';
import { log } from '../../lib/kernel/log.server.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { lastHeardOf } from '../../lib/record/last-heard.server.ts';
import { type Admission, admit } from '../../lib/rooms/admission.server.ts';
import { hasWaitingEditor, releaseSeat } from '../../lib/rooms/seats.server.ts';
import { verifyTicket } from '../../lib/rooms/ticket.server.ts';
import { redeemTicket } from '../../lib/rooms/used-tickets-store.server.ts';
import type { Collab, RoomExtension, SocketContext } from '../extension.ts';
import { RefusedError } from '../refusal.ts';
import type { RoomSocket } from '../room-socket.ts';

const CODE_OF_FAULT: Partial<Record<FaultCode, number>> = {
  not_found: CLOSE_CODES.noRoom,
  forbidden: CLOSE_CODES.accessRevoked,
  room_ended: CLOSE_CODES.roomEnded,
  signed_out: CLOSE_CODES.badTicket,
};

/** Opens the socket for the holder of a ticket, once, and decides anew what they may do. */
export function authenticate(collab: Collab): RoomExtension {
  const refuse = (socket: RoomSocket, code: number, reason: string): never => {
    socket.close(code, reason);
    throw new RefusedError();
  };

  const decide = async (socket: RoomSocket, token: string, roomId: string): Promise<Admission> => {
    const ticket = await verifyTicket(collab.ticketSecret, token);
    if (!ticket.ok || ticket.value.roomId !== roomId || !(await redeemTicket(collab.pool, ticket.value))) {
      return refuse(socket, CLOSE_CODES.badTicket, 'the ticket is not good');
    }
    // From here on a change of access finds this socket: none can fall between the decision and its taking effect.
    socket.roomId = roomId;
    socket.participantId = ticket.value.participantId;
    const { seatId } = socket;
    const admission = await admit(collab.db, { ticket: ticket.value, seatId, instanceId: collab.instanceId });
    if (!admission.ok) {
      const code = CODE_OF_FAULT[admission.fault.code] ?? CLOSE_CODES.recordUnavailable;
      return refuse(socket, code, admission.fault.message);
    }
    if (socket.accessTouched) return refuse(socket, CLOSE_CODES.accessChanged, 'access changed');
    return admission.value;
  };

  const standUp = async ({ seatId, roomId, readOnly }: RoomSocket) => {
    await releaseSeat(collab.db, seatId);
    if (roomId === undefined || readOnly !== null || !(await hasWaitingEditor(collab.db, roomId))) return;
    // Who waits for a place asks again, on whatever instance.
    await notify(collab.db, 'access', { roomId, participantId: null });
  };

  const giveSeatBack = (socket: RoomSocket) =>
    standUp(socket).catch((error: unknown) =>
      // The seat stops beating with this process at the latest.
      log.warn('a seat could not be given back', { roomId: socket.roomId, error: String(error) }),
    );

  return {
    extensionName: 'authenticate',
    async onAuthenticate({ token, documentName, context, connectionConfig }: onAuthenticatePayload<SocketContext>) {
      const { socket } = context;
      try {
        const { person, readOnly } = await decide(socket, token, documentName);
        if (socket.isClosed) throw new RefusedError();
        // Only a page with a copy can have typed without us.
        if (socket.epoch !== undefined) {
          socket.absentSince = await lastHeardOf(collab.pool, documentName, person.participantId);
          if (socket.isClosed) throw new RefusedError();
        }
        socket.person = person;
        socket.readOnly = readOnly;
        connectionConfig.readOnly = readOnly !== null;
      } catch (error) {
        if (error instanceof RefusedError) throw error;
        log.error('a socket could not be decided about', { roomId: documentName, error: String(error) });
        return refuse(socket, CLOSE_CODES.recordUnavailable, 'the room cannot be opened at the moment');
      } finally {
        if (socket.person === undefined && socket.roomId !== undefined) void giveSeatBack(socket);
      }
    },
    onEnter(socket, room) {
      socket.tell({ type: 'welcome', readOnly: socket.readOnly, epoch: room.record.epoch });
    },
    onGone(socket) {
      if (socket.person !== undefined) void giveSeatBack(socket);
    },
  };
}
