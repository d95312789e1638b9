import type { RoomEvent } from '../../lib/protocol/events.ts';
import type { Collab, RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

/** A line that was silent for longer may have been lost before it ended. */
const SILENT_MS = 1_000;

/** Writes into the record who came and who left: a person's first socket here, and the end of the last. */
export function people({ appender, clock }: Collab): RoomExtension {
  const record = (room: LiveRoom, participantId: string, event: RoomEvent) =>
    appender.append(room.record, { at: clock(), claimedAt: null, participantId, content: { kind: 'event', event } });

  return {
    extensionName: 'people',
    onEnter(socket, room) {
      const { person } = socket;
      if (person === undefined || room.hasOther(person.participantId, socket)) return;
      record(room, person.participantId, { type: 'person_joined', person });
    },
    onLeave(socket, room) {
      const { person } = socket;
      if (person === undefined || room.hasOther(person.participantId, socket)) return;
      const { participantId } = person;
      const isSilent = clock() - socket.heardAt > SILENT_MS;
      const heard = isSilent ? { heardAt: socket.heardAt } : {};
      record(room, participantId, { type: 'person_left', participantId, ...heard });
    },
  };
}
