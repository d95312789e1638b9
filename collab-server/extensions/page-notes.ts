import type { RoomEvent } from '../../lib/protocol/events.ts';
import type { Collab, RoomExtension } from '../extension.ts';
import type { LiveRoom, RoomMember } from '../live-room.ts';
import type { RoomSocket } from '../room-socket.ts';

/**
 * Writes into the record what pages say of themselves: that something was pasted, that the tab was left. It is their
 * word and no more; replay finds large pastes without it.
 */
export function pageNotes({ appender, clock }: Collab): RoomExtension {
  const elsewhere = new WeakSet<RoomMember>();

  const record = (room: LiveRoom, participantId: string, event: RoomEvent) =>
    appender.append(room.record, { at: clock(), claimedAt: null, participantId, content: { kind: 'event', event } });

  /** Somebody with two tabs is here as long as one of them is in front. */
  const isHere = (room: LiveRoom, participantId: string) =>
    [...room.sockets].some((socket) => socket.participantId === participantId && !elsewhere.has(socket));

  const attend = (socket: RoomSocket, room: LiveRoom, participantId: string, here: boolean) => {
    const before = isHere(room, participantId);
    if (here) elsewhere.delete(socket);
    else elsewhere.add(socket);
    const after = isHere(room, participantId);
    if (before !== after) record(room, participantId, { type: after ? 'tab_returned' : 'tab_left', participantId });
  };

  return {
    extensionName: 'page-notes',
    onFrame(frame, socket, room) {
      if (frame.kind !== 'message') return undefined;
      const { message } = frame;
      if (message.type !== 'pasted' && message.type !== 'attention') return undefined;
      const { participantId } = socket;
      // Who may not edit leaves nothing in the record but coming and going (ACC3).
      if (participantId === undefined || socket.readOnly !== null) return 'done';
      if (message.type === 'attention') attend(socket, room, participantId, message.here);
      else record(room, participantId, { type: 'pasted', participantId, characters: message.characters });
      return 'done';
    },
  };
}
