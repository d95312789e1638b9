import { applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { atNextBeat } from '../beat.ts';
import type { Collab } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

/** Three times as long as an instance is silent at most. */
const SILENT_MS = 9_000;

/** The origin of presence that another instance relays. */
interface PeerOrigin {
  readonly source: 'redis';
  readonly from: string;
}

interface Change {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/** Shares carets with other instances: each speaks for its own sockets. */
export class PeerPresence {
  private readonly collab: Collab;
  private readonly say: (room: LiveRoom, clientIds: number[]) => void;
  private readonly gathered = new Map<LiveRoom, Set<number>>();
  private readonly heardAt = new Map<string, number>();

  constructor(collab: Collab, say: (room: LiveRoom, clientIds: number[]) => void) {
    this.collab = collab;
    this.say = say;
  }

  /** Passes on what the sockets of this instance show in a room. */
  follow(room: LiveRoom): void {
    room.awareness.on('update', ({ added, updated, removed }: Change, origin: unknown) => {
      if (isPeerOrigin(origin)) {
        for (const clientId of [...added, ...updated]) room.elsewhere.set(clientId, origin.from);
        for (const clientId of removed) room.elsewhere.delete(clientId);
        return;
      }
      for (const clientId of [...added, ...updated, ...removed]) {
        if (!room.elsewhere.has(clientId)) this.gather(room, clientId);
      }
    });
  }

  apply({ awareness }: LiveRoom, update: Uint8Array, from: string): void {
    applyAwarenessUpdate(awareness, update, { source: 'redis', from } satisfies PeerOrigin);
  }

  sayAll(room: LiveRoom): void {
    this.sayKnown(room, room.speakers.keys());
  }

  alive(instanceId: string): void {
    this.heardAt.set(instanceId, this.collab.clock());
  }

  /** An instance that died took its people along; nobody is left to say so. */
  forgetSilent(): void {
    const now = this.collab.clock();
    for (const [instanceId, heardAt] of this.heardAt) {
      if (now - heardAt < SILENT_MS) continue;
      this.heardAt.delete(instanceId);
      for (const room of this.collab.rooms.values()) this.forget(room, instanceId);
    }
  }

  private forget(room: LiveRoom, instanceId: string): void {
    const gone = [...room.elsewhere].filter(([, where]) => where === instanceId).map(([clientId]) => clientId);
    const origin: PeerOrigin = { source: 'redis', from: instanceId };
    if (gone.length > 0) removeAwarenessStates(room.awareness, gone, origin);
  }

  private gather(room: LiveRoom, clientId: number): void {
    const clientIds = this.gathered.get(room) ?? new Set();
    this.gathered.set(room, clientIds.add(clientId));
    atNextBeat(this.sayGathered);
  }

  /** Bound, so that it is the same task however many rooms ask for it. */
  private readonly sayGathered = (): void => {
    const all = [...this.gathered];
    this.gathered.clear();
    for (const [room, clientIds] of all) this.sayKnown(room, clientIds);
  };

  private sayKnown(room: LiveRoom, clientIds: Iterable<number>): void {
    const known = [...clientIds].filter((clientId) => room.awareness.meta.has(clientId));
    if (known.length > 0) this.say(room, known);
  }
}

function isPeerOrigin(origin: unknown): origin is PeerOrigin {
  return typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'redis';
}
