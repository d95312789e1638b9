import type { afterLoadDocumentPayload, afterUnloadDocumentPayload, Document } from '@hocuspocus/server';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import { log } from '../../lib/kernel/log.server.ts';
import type { PendingRow } from '../../lib/record/pending-row.ts';
import type { RoomRecord } from '../../lib/record/room-record.ts';
import { type Collab, isCurrent, type Peers } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';
import { CatchUp } from './catch-up.ts';
import { encodePeerMessage, type PeerMessage, type PeerRow, readPeerMessage } from './peer-messages.ts';
import { PeerPresence } from './peer-presence.ts';
import { RedisFanout } from './redis-fanout.ts';

/** Often enough that what pub/sub lost is not missed for long; a message is some hundred bytes. */
const STANDING_MS = 3_000;

/** Shares rooms with the other instances over Redis. */
export async function joinPeers(collab: Collab, redisUrl: string): Promise<Peers> {
  const { rooms, sockets, instanceId } = collab;
  /** What was last said of where a room stands. */
  const said = new WeakMap<LiveRoom, number>();

  const roomOf = (roomId: string) => {
    const room = rooms.get(roomId);
    return room !== undefined && isCurrent(collab, room.document) ? room : undefined;
  };
  const say = (roomId: string, message: PeerMessage) => fanout.say(roomId, encodePeerMessage(message));

  const heard = (roomId: string, message: PeerMessage, from: string) => {
    const room = roomOf(roomId);
    if (room === undefined) return;
    if ('epoch' in message && message.epoch !== room.record.epoch) return;
    if (message.kind === 'rows') {
      const { from: first, rows } = message;
      catchUp.take(room, { from: first, to: first + rows.length - 1, rows });
    }
    if (message.kind === 'standing') catchUp.compare(room, message);
    if (message.kind === 'presence') presence.apply(room, message.update, from);
    if (message.kind === 'presence_wanted') presence.sayAll(room);
  };

  const fanout = new RedisFanout(redisUrl, instanceId, {
    onMessage: (roomId, bytes, from) => {
      presence.alive(from);
      try {
        const message = readPeerMessage(bytes);
        if (message !== undefined) heard(roomId, message, from);
      } catch (error) {
        // What was in it is in the record; the message must not take this instance along.
        log.warn('a message of another instance cannot be read', { roomId, from, error: String(error) });
      }
    },
    onAlive: (from) => presence.alive(from),
    onListening: (roomId) => {
      const room = roomOf(roomId);
      if (room === undefined) return;
      // Whatever was said before this moment is in the record.
      void catchUp.read(room);
      presence.sayAll(room);
      say(roomId, { kind: 'presence_wanted' });
    },
    onReachable: (reachable) => {
      for (const socket of sockets) socket.tell({ type: 'degraded', degraded: !reachable });
    },
  });
  const catchUp = new CatchUp(collab);
  const presence = new PeerPresence(collab, (room, clientIds) =>
    say(room.roomId, { kind: 'presence', update: encodeAwarenessUpdate(room.awareness, clientIds) }),
  );

  const sayStandings = () => {
    for (const room of rooms.values()) {
      const { seq } = room.order;
      if (said.get(room) === seq) continue;
      said.set(room, seq);
      const { epoch, isIdle: idle } = room.record;
      say(room.roomId, { kind: 'standing', epoch, seq, idle, stateVector: catchUp.stateVector(room) });
    }
  };
  const beat = setInterval(() => {
    fanout.sayAlive();
    presence.forgetSilent();
    sayStandings();
  }, STANDING_MS);
  await fanout.connected();

  return {
    get isDegraded() {
      return !fanout.isReachable;
    },
    committed(record, seq, rows) {
      const room = rooms.get(record.roomId);
      if (room?.record !== record) return;
      const from = seq - rows.length + 1;
      say(record.roomId, { kind: 'rows', epoch: record.epoch, from, rows: rows.map((row) => toPeerRow(record, row)) });
      // Its own document has them already; they only count.
      catchUp.take(room, { from, to: seq, rows: [] });
    },
    catchUp: (room) => catchUp.read(room),
    close: async () => {
      clearInterval(beat);
      catchUp.close();
      await fanout.onDestroy();
    },
    extension: {
      extensionName: 'peers',
      async afterLoadDocument({ documentName, document }: afterLoadDocumentPayload) {
        const room = rooms.get(documentName);
        if (room?.document === (document as Document)) presence.follow(room);
        await fanout.afterLoadDocument({ documentName });
      },
      afterUnloadDocument: (unloaded: afterUnloadDocumentPayload) => fanout.afterUnloadDocument(unloaded),
      onEnter(socket) {
        if (!fanout.isReachable) socket.tell({ type: 'degraded', degraded: true });
      },
    },
  };
}

function toPeerRow({ owners }: RoomRecord, { content, participantId }: PendingRow): PeerRow {
  if (content.kind === 'event') return { update: null, author: null };
  const isOwn = content.clientIds.every((clientId) => owners.get(clientId) === participantId);
  return { update: content.update, author: isOwn ? participantId : null };
}
