import { instanceId } from '#lib/kernel/instance.server.ts';
import type { Host } from '#lib/rooms/room-life.server.ts';
import type { RoomAccess } from './room-access.ts';

/** The participant as the one who changes the room, for its record. */
export function hostOf({ participant }: RoomAccess): Host {
  return { participantId: participant.participantId, instanceId };
}
