import { removeAwarenessStates } from 'y-protocols/awareness';
import { type Presence, presenceSchema } from '../../lib/protocol/presence.ts';
import { applyEntry } from '../awareness-entry.ts';
import { type Collab, originOf, type RoomExtension } from '../extension.ts';
import type { PresenceEntry } from '../frames.ts';
import type { LiveRoom } from '../live-room.ts';
import type { RoomSocket } from '../room-socket.ts';

/** Relays carets: a socket speaks for its own client ids alone, under the name the server knows it by (ACC5). */
export function presence({ appender }: Collab): RoomExtension {
  const accept = (entry: PresenceEntry, socket: RoomSocket, room: LiveRoom) => {
    const participantId = socket.participantId ?? null;
    if (!maySpeakFor(entry.clientId, socket, room)) return;
    const state = entry.state === null ? null : presenceSchema.safeParse(entry.state).data;
    if (state === undefined) return;
    room.speakers.set(entry.clientId, socket);
    room.elsewhere.delete(entry.clientId);
    appender.claim(room.record, entry.clientId, participantId);
    const said = state === null ? null : { ...state, person: socket.person };
    applyEntry(room.awareness, { ...entry, state: said }, originOf(socket));
  };

  return {
    extensionName: 'presence',
    onFrame(frame, socket, room) {
      if (frame.kind !== 'presence') return undefined;
      for (const entry of frame.entries) accept(entry, socket, room);
      return 'done';
    },
    onLeave(socket, room) {
      const gone = [...room.speakers].filter(([, speaker]) => speaker === socket).map(([clientId]) => clientId);
      for (const clientId of gone) room.speakers.delete(clientId);
      removeAwarenessStates(room.awareness, gone, originOf(socket));
    },
  };
}

/** One page has one document; a few ids let it reconnect and reload without waiting for the old socket's end. */
const MAX_CLIENTS_PER_SOCKET = 4;

/**
 * A client id is free, or already this participant's (a page that reconnects speaks on while its old socket dies).
 * Pages send what they believe of others too; that is not theirs to say and is passed over in silence.
 */
function maySpeakFor(clientId: number, socket: RoomSocket, room: LiveRoom): boolean {
  if (clientId === room.document.clientID) return false;
  const speaker = room.speakers.get(clientId);
  if (speaker === socket) return true;
  if (room.elsewhere.has(clientId) && personOf(clientId, room) !== socket.participantId) return false;
  if (speaker !== undefined && speaker.participantId !== socket.participantId) return false;
  const { owners, claims } = room.record;
  const owner = owners.has(clientId) ? owners.get(clientId) : claims.get(clientId);
  if (owner !== undefined && owner !== socket.participantId) return false;
  const spoken = [...room.speakers.values()].filter((other) => other === socket).length;
  return spoken < MAX_CLIENTS_PER_SOCKET;
}

function personOf(clientId: number, { awareness }: LiveRoom): string | undefined {
  const state = awareness.getStates().get(clientId) as Presence | undefined;
  return state?.person?.participantId;
}
