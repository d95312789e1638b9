import * as Y from 'yjs';
import { log } from '../../lib/kernel/log.server.ts';
import { isWhole } from '../../lib/record/fold.ts';
import { loadRecord } from '../../lib/record/loader.server.ts';
import { readTail, TAIL_ROWS } from '../../lib/record/tail.server.ts';
import { type Collab, FROM_PEER, isCurrent } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';
import type { PeerMessage, PeerRow } from './peer-messages.ts';
import type { RowRange } from './row-order.ts';

/** Two instances that commit in turn are heard out of turn for a moment; longer, and a message was lost. */
const GAP_MS = 60;
const RETRY_MS = 1_000;
/** Reading a whole record again is for what should not happen; a fault must not make it a load. */
const REREAD_PAUSE_MS = 30_000;

/** Brings rooms up to what is committed: from what other instances say, and where that has gaps from the record. */
export class CatchUp {
  private readonly collab: Collab;
  private readonly timers = new Map<LiveRoom, NodeJS.Timeout>();
  private readonly readings = new Map<LiveRoom, Promise<void>>();
  private readonly rereadAt = new WeakMap<LiveRoom, number>();

  constructor(collab: Collab) {
    this.collab = collab;
  }

  /** Rows were committed, here or elsewhere. */
  take(room: LiveRoom, range: RowRange<PeerRow>): void {
    this.apply(room, room.order.take(range));
    if (room.order.known > room.order.seq) this.readLater(room, GAP_MS);
  }

  /** Another instance says where its document stands. */
  compare(room: LiveRoom, standing: Extract<PeerMessage, { kind: 'standing' }>): void {
    const { order, record } = room;
    if (standing.seq > order.seq) this.readLater(room, GAP_MS);
    if (standing.seq !== order.seq || !standing.idle || !record.isIdle) return;
    // The same rows make the same document: here one of them is missing in one of the two.
    if (!equal(standing.stateVector, this.stateVector(room))) void this.reread(room);
  }

  /** Sorted, so that equal documents say the same. */
  stateVector({ document }: LiveRoom): Uint8Array {
    const clocks = [...Y.decodeStateVector(Y.encodeStateVector(document))].sort(([one], [other]) => one - other);
    return new TextEncoder().encode(JSON.stringify(clocks));
  }

  /** Reads what is committed behind what the document holds; resolves when it is applied. */
  read(room: LiveRoom): Promise<void> {
    // One that is under way may have read before what is asked for was committed.
    const before = this.readings.get(room) ?? Promise.resolve();
    const reading = before.then(() => this.readNow(room));
    this.readings.set(room, reading);
    return reading.finally(() => {
      if (this.readings.get(room) === reading) this.readings.delete(room);
    });
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private readLater(room: LiveRoom, delayMs: number): void {
    if (this.timers.has(room)) return;
    const seqBefore = room.order.seq;
    const look = () => {
      this.timers.delete(room);
      if (room.order.known > room.order.seq || room.order.seq === seqBefore) void this.read(room);
    };
    this.timers.set(room, setTimeout(look, delayMs));
  }

  private async readNow(room: LiveRoom): Promise<void> {
    const { pool } = this.collab;
    try {
      for (let isWholeTail = false; !isWholeTail && this.isHere(room); ) {
        const rows = await readTail(pool, room.roomId, { epoch: room.record.epoch, seq: room.order.seq });
        if (!this.isHere(room)) return;
        this.apply(
          room,
          rows.map(({ update, participantId, verified }) => ({ update, author: verified ? participantId : null })),
        );
        const last = rows.at(-1)?.seq;
        if (last !== undefined) this.apply(room, room.order.readUpTo(last));
        isWholeTail = rows.length < TAIL_ROWS;
      }
    } catch (error) {
      log.warn('a room could not be caught up with', { roomId: room.roomId, error: String(error) });
      this.readLater(room, RETRY_MS);
    }
  }

  private async reread(room: LiveRoom): Promise<void> {
    const now = this.collab.clock();
    if (now - (this.rereadAt.get(room) ?? 0) < REREAD_PAUSE_MS) return;
    this.rereadAt.set(room, now);
    log.warn('a room differs from what another instance has, and is read anew', { roomId: room.roomId });
    const doc = new Y.Doc();
    try {
      await loadRecord(this.collab.pool, room.roomId, doc, 'reread');
      if (!this.isHere(room)) return;
      const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.document));
      this.apply(room, [{ update: missing, author: null }]);
    } catch (error) {
      log.warn('a room could not be read anew', { roomId: room.roomId, error: String(error) });
    } finally {
      doc.destroy();
    }
  }

  private apply({ document, record, roomId }: LiveRoom, rows: readonly PeerRow[]): void {
    const updates = rows.flatMap(({ update }) => (update === null ? [] : [update]));
    if (updates.length === 0) return;
    const applyAll = () => {
      for (const update of updates) Y.applyUpdate(document, update, FROM_PEER);
    };
    // In one transaction, so that it goes out to the browsers as one.
    Y.transact(document, applyAll, FROM_PEER, false);
    for (const { update, author } of rows) {
      if (update === null || author === null) continue;
      for (const clientId of Y.parseUpdateMeta(update).to.keys()) record.owners.set(clientId, author);
    }
    if (!isWhole(document)) log.error('a room holds what builds on nothing', { roomId });
  }

  private isHere(room: LiveRoom): boolean {
    return this.collab.rooms.get(room.roomId) === room && isCurrent(this.collab, room.document);
  }
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}
