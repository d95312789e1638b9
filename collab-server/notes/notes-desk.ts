import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { notify } from '../../lib/db/channel.server.ts';
import { log } from '../../lib/kernel/log.server.ts';
import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import { CLOSE_CODES } from '../../lib/protocol/close-codes.ts';
import { MAX_NOTES_SOCKETS_PER_ROOM } from '../../lib/protocol/limits.ts';
import type { NotesUpdate } from '../../lib/protocol/notes.ts';
import { appendNotes, mayHaveNotes, readNotes } from '../../lib/rooms/notes-store.server.ts';
import { verifyTicket } from '../../lib/rooms/ticket.server.ts';
import { redeemTicket } from '../../lib/rooms/used-tickets-store.server.ts';
import type { Collab } from '../extension.ts';
import { type NotesHandlers, NotesSocket } from './notes-socket.ts';

/** The hosts' notes: sockets of their own, a document of their own, a decision of their own. */
export interface NotesDesk {
  onSocket(webSocket: WebSocket): void;
  /** Somebody's access to a room changed: decide anew (ACC2). */
  onAccess(hint: ChannelPayload<'access'>): void;
  /** Another instance saved something. */
  onNews(hint: ChannelPayload<'notes'>): void;
  /** Looks at everything: what was said while the channel was down is lost. */
  catchUp(): void;
  /** Sends everybody away to come back; resolves when what was taken in is saved. */
  close(): Promise<void>;
  /** Cuts the lines of those who did not go: a side that does not answer must not keep the process from ending. */
  terminate(): void;
}

/** The notes of one room, as far as this instance serves them. */
interface NotesRoom {
  readonly sockets: Set<NotesSocket>;
  /** The last row that its sockets were sent. */
  n: number;
  /** What is done to these notes is done one after the other. */
  turn: Promise<void>;
}

/**
 * Serves notes without ever holding them: an update is saved first, then sent to the others, so nobody sees what could
 * still be lost, and a page that resends what was not confirmed does no harm.
 */
export function openNotesDesk(collab: Collab): NotesDesk {
  const { db, pool, clock, ticketSecret } = collab;
  const sockets = new Set<NotesSocket>();
  const rooms = new Map<string, NotesRoom>();

  const roomOf = (roomId: string): NotesRoom => {
    const room = rooms.get(roomId) ?? { sockets: new Set(), n: 0, turn: Promise.resolve() };
    rooms.set(roomId, room);
    return room;
  };

  /** Does something to a room's notes in its turn; where it fails, pages come back and bring what was not saved. */
  const inTurn = (roomId: string, work: (room: NotesRoom) => Promise<void>): Promise<void> => {
    const room = roomOf(roomId);
    room.turn = room.turn
      .then(() => work(room))
      .catch((error: unknown) => {
        log.error('notes cannot be served at the moment', { roomId, error: String(error) });
        for (const socket of room.sockets) socket.close(CLOSE_CODES.recordUnavailable, 'the notes cannot be saved');
      })
      .then(() => {
        if (room.sockets.size === 0 && rooms.get(roomId) === room) rooms.delete(roomId);
      });
    return room.turn;
  };

  /** Sends a room's sockets rows that they have not been sent, but nobody what they wrote themselves. */
  const relay = (room: NotesRoom, rows: readonly NotesUpdate[], own?: { from: NotesSocket; n: number }) => {
    for (const row of rows) {
      if (row.number <= room.n) continue;
      for (const socket of room.sockets) if (row.number !== own?.n || socket !== own.from) socket.sendUpdate(row);
      room.n = row.number;
    }
  };

  const catchUpWith = async (roomId: string, room: NotesRoom) => relay(room, await readNotes(db, roomId, room.n));

  const admit = async (socket: NotesSocket, token: string) => {
    const ticket = await verifyTicket(ticketSecret, token);
    if (!ticket.ok || !(await redeemTicket(pool, ticket.value))) {
      return socket.close(CLOSE_CODES.badTicket, 'the ticket is not good');
    }
    const { roomId, participantId } = ticket.value;
    // From here on a change of access finds this socket: none can fall between the decision and its taking effect.
    socket.roomId = roomId;
    socket.participantId = participantId;
    if (!(await mayHaveNotes(db, roomId, participantId))) return socket.close(CLOSE_CODES.noRoom, 'no such notes');
    if (socket.accessTouched) return socket.close(CLOSE_CODES.accessChanged, 'access changed');
    await inTurn(roomId, (room) => enter(socket, roomId, room));
  };

  const enter = async (socket: NotesSocket, roomId: string, room: NotesRoom) => {
    if (socket.isClosed) return;
    if (room.sockets.size >= MAX_NOTES_SOCKETS_PER_ROOM) {
      return socket.close(CLOSE_CODES.tooManyMessages, 'these notes are open too often');
    }
    const rows = await readNotes(db, roomId);
    relay(room, rows);
    for (const row of rows) socket.sendUpdate(row);
    if (socket.accessTouched) return socket.close(CLOSE_CODES.accessChanged, 'access changed');
    socket.isAdmitted = true;
    room.sockets.add(socket);
    socket.say({ type: 'welcome' });
  };

  const save = async (socket: NotesSocket, { number: k, update }: NotesUpdate, roomId: string, room: NotesRoom) => {
    // Its page was sent away since, and brings it again when it may.
    if (!socket.isAdmitted || socket.participantId === undefined) return;
    const bytes = new Uint8Array(update);
    const saved = await appendNotes(db, roomId, { update: bytes, participantId: socket.participantId });
    if (!saved.ok) return socket.close(CLOSE_CODES.tooLarge, saved.fault.message);
    const n = saved.value;
    // Another instance may have saved something in between.
    const rows = n === room.n + 1 ? [{ number: n, update: bytes }] : await readNotes(db, roomId, room.n);
    relay(room, rows, { from: socket, n });
    socket.say({ type: 'saved', k });
    // Where this instance is alone there is nobody to tell; notices make commits wait for one another.
    if (collab.peers !== undefined) await notify(db, 'notes', { roomId, n });
  };

  const recheck = async (socket: NotesSocket) => {
    const { roomId, participantId } = socket;
    if (roomId === undefined || participantId === undefined) return;
    if (!socket.isAdmitted) {
      socket.accessTouched = true;
      return;
    }
    const may = await mayHaveNotes(db, roomId, participantId).catch(() => false);
    // Who cannot be decided about may not stay either; a page that may comes back.
    if (!may) revoke(socket);
  };

  const revoke = (socket: NotesSocket) => socket.close(CLOSE_CODES.accessChanged, 'access changed');

  const handlers: NotesHandlers = {
    onTicket: (socket, ticket) => {
      admit(socket, ticket).catch((error: unknown) => {
        if (socket.isClosed) return;
        log.error('a notes socket could not be decided about', { error: String(error) });
        socket.close(CLOSE_CODES.recordUnavailable, 'the notes cannot be opened at the moment');
      });
    },
    onUpdate: (socket, update) => {
      const { roomId } = socket;
      if (roomId === undefined) return;
      if (!isUpdate(update.update)) socket.close(CLOSE_CODES.badMessage, 'not an update');
      else void inTurn(roomId, (room) => save(socket, update, roomId, room));
    },
    onGone: (socket) => {
      sockets.delete(socket);
      const room = socket.roomId === undefined ? undefined : rooms.get(socket.roomId);
      if (socket.roomId === undefined || room?.sockets.delete(socket) !== true) return;
      void inTurn(socket.roomId, async () => {});
    },
  };

  return {
    onSocket: (webSocket) => sockets.add(new NotesSocket(webSocket, handlers, clock)),
    onAccess: ({ roomId, participantId, renew }) => {
      for (const socket of sockets) {
        if (socket.roomId !== roomId || (participantId !== null && socket.participantId !== participantId)) continue;
        if (renew) revoke(socket);
        else void recheck(socket);
      }
    },
    onNews: ({ roomId, n }) => {
      if ((rooms.get(roomId)?.n ?? n) < n) void inTurn(roomId, (room) => catchUpWith(roomId, room));
    },
    catchUp: () => {
      for (const socket of sockets) void recheck(socket);
      for (const roomId of rooms.keys()) void inTurn(roomId, (room) => catchUpWith(roomId, room));
    },
    close: async () => {
      await Promise.allSettled([...rooms.values()].map(({ turn }) => turn));
      for (const socket of sockets) socket.close(CLOSE_CODES.draining, 'restarting');
    },
    terminate: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}
