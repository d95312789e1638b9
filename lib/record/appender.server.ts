import type { Pool } from '../db/pool.server.ts';
import { log } from '../kernel/log.server.ts';
import { MAX_UNSAVED_BYTES_PER_ROOM } from '../protocol/limits.ts';
import { claimClients } from './client-bindings.server.ts';
import { mayPass } from './database-errors.ts';
import type { PendingRow } from './pending-row.ts';
import type { RecordPlace } from './record-store.server.ts';
import { RoomRecord } from './room-record.ts';
import { type Committed, insertRows, insertRowsOnce, type RoomBatch } from './row-writer.server.ts';

/** Rows of one room in one statement, so that a burst in one room does not hold up the others. */
const MAX_BATCH_ROWS_PER_ROOM = 500;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;

export interface AppenderOptions {
  readonly pool: Pool;
  readonly instanceId: string;
  /** Rows that come within this time share a commit: fewer and larger ones cost less than they delay. */
  readonly tickMs: number;
  /** The record of this room cannot be written: close its sockets and drop its document. */
  readonly onFenced: (record: RoomRecord, error: unknown) => void;
  readonly onCommitted?: (record: RoomRecord, seq: number, rows: readonly PendingRow[]) => void;
}

interface Flight {
  readonly record: RoomRecord;
  readonly rows: readonly PendingRow[];
}

/**
 * Writes what rooms append, all rooms together, one commit after the other, until it is committed. While the database
 * is away rows wait and are tried again; a row that the database refuses fences its own room and no other.
 */
export class Appender {
  private readonly options: AppenderOptions;
  private readonly dirty = new Set<RoomRecord>();
  /** Rooms that wait for their head by themselves. */
  private readonly held = new Set<RoomRecord>();
  private waiting: Promise<void> = Promise.resolve();
  private running = false;
  private failing = false;

  constructor(options: AppenderOptions) {
    this.options = options;
  }

  /** Whether the last attempt to commit failed: rows are waiting for the database. */
  get isFailing(): boolean {
    return this.failing;
  }

  /** Begins to append to a room whose record was loaded up to a place. */
  open(roomId: string, place: RecordPlace): RoomRecord {
    return new RoomRecord(roomId, place);
  }

  /** Takes a row in; `record.settled()` says when it is committed. */
  append(record: RoomRecord, row: PendingRow): void {
    if (row.content.kind === 'update') {
      for (const clientId of row.content.clientIds) this.claim(record, clientId, row.participantId);
    }
    record.push(row);
    if (record.waitingBytes > MAX_UNSAVED_BYTES_PER_ROOM) this.fence(record, new Error('too much waits to be saved'));
    else this.wake(record);
  }

  /** Binds a client id to its first user, before anybody else can have learnt of it (REP3). */
  claim(record: RoomRecord, clientId: number, participantId: string | null): void {
    if (record.fenced || record.owners.has(clientId) || record.claims.has(clientId)) return;
    record.claims.set(clientId, participantId);
    this.wake(record);
  }

  private wake(record: RoomRecord): void {
    this.dirty.add(record);
    if (this.running) return;
    this.running = true;
    void this.run();
  }

  private async run(): Promise<void> {
    do {
      await new Promise((resolve) => setTimeout(resolve, this.options.tickMs));
      const free = [...this.dirty].filter((record) => !this.held.has(record));
      const flights = free.map((record) => ({ record, rows: record.take(MAX_BATCH_ROWS_PER_ROOM) }));
      this.dirty.clear();
      await this.deliver(flights);
      for (const { record } of flights) if (!record.fenced && !record.isIdle) this.dirty.add(record);
    } while (this.dirty.size > 0);
    this.running = false;
  }

  /**
   * Delivers the rows of a room whose head somebody else has locked, beside the others, so that one long transaction
   * does not keep every room from being saved. One such room after the other: each takes a connection.
   */
  private deliverAside(flight: Flight): void {
    const { record } = flight;
    this.held.add(record);
    this.waiting = this.waiting
      .then(() => this.deliver([flight], 'wait'))
      .then(() => {
        this.held.delete(record);
        if (!record.fenced && !record.isIdle) this.wake(record);
      });
  }

  /** Comes back when each row is committed or its room fenced. */
  private async deliver(flights: readonly Flight[], locked: 'wait' | 'pass' = 'pass'): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const open = flights.filter(({ record }) => !record.fenced);
      if (open.length === 0) return;
      try {
        await this.commit(open, attempt > 0 ? 'again' : locked);
        this.failing = false;
        return;
      } catch (error) {
        if (mayPass(error)) await this.pause(attempt, error);
        else return this.deliverOneByOne(open, error, locked);
      }
    }
  }

  /** One bad row must not keep the others from being saved, nor another room's. */
  private async deliverOneByOne(flights: readonly Flight[], error: unknown, locked: 'wait' | 'pass'): Promise<void> {
    if (flights.length === 1 && (flights[0]?.rows.length ?? 0) <= 1) {
      for (const { record } of flights) this.fence(record, error);
      return;
    }
    for (const { record, rows } of flights) {
      const parts = rows.length === 0 ? [[]] : rows.map((row) => [row]);
      for (const part of parts) {
        // What was passed over is delivered whole, and in its order.
        if (this.held.has(record) && locked === 'pass') break;
        await this.deliver([{ record, rows: part }], locked);
      }
    }
  }

  /** `again`: a commit before this one may have succeeded without an answer. */
  private async commit(flights: readonly Flight[], way: 'pass' | 'wait' | 'again'): Promise<void> {
    const { pool, instanceId } = this.options;
    await this.settleClaims(flights);
    const batches = flights.flatMap(toBatch);
    if (batches.length === 0) return;
    const committed =
      way === 'again'
        ? await insertRowsOnce(pool, instanceId, batches)
        : await insertRows(pool, instanceId, batches, way);
    for (const flight of flights) {
      const isPassedOver = way === 'pass' && flight.rows.length > 0 && !committed.has(flight.record.roomId);
      if (isPassedOver) this.deliverAside(flight);
      else this.confirm(flight, committed);
    }
  }

  private confirm({ record, rows }: Flight, committed: Committed): void {
    if (rows.length === 0 || record.fenced) return;
    const seq = committed.get(record.roomId);
    if (seq === undefined) {
      this.fence(record, new Error('the record was purged or begun anew'));
      return;
    }
    record.committedTo(seq, rows.length);
    this.options.onCommitted?.(record, seq, rows);
  }

  private async settleClaims(flights: readonly Flight[]): Promise<void> {
    const claims = flights.flatMap(({ record }) =>
      [...record.claims].map(([clientId, participantId]) => ({
        roomId: record.roomId,
        epoch: record.epoch,
        clientId,
        participantId,
      })),
    );
    if (claims.length === 0) return;
    const records = new Map(flights.map(({ record }) => [record.roomId, record]));
    for (const { roomId, clientId, participantId } of await claimClients(this.options.pool, claims)) {
      const record = records.get(roomId);
      record?.owners.set(clientId, participantId);
      record?.claims.delete(clientId);
    }
  }

  private async pause(attempt: number, error: unknown): Promise<void> {
    if (!this.failing) log.error('the record cannot be written; trying until it can', { error: String(error) });
    this.failing = true;
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  private fence(record: RoomRecord, error: unknown): void {
    if (record.fenced) return;
    log.error('a room was fenced: its record cannot be written', { roomId: record.roomId, error: String(error) });
    record.close('the record cannot be written', error);
    this.options.onFenced(record, error);
  }
}

/** With whose text each row carries: verified where every client id in it is the sender's (REP3). */
function toBatch({ record, rows }: Flight): RoomBatch[] {
  if (rows.length === 0) return [];
  const isSenders = (row: PendingRow) =>
    row.content.kind === 'event' ||
    row.content.clientIds.every((clientId) => record.owners.get(clientId) === row.participantId);
  return [
    {
      roomId: record.roomId,
      epoch: record.epoch,
      knownSeq: record.seq,
      rows: rows.map((row) => ({ row, verified: isSenders(row) })),
    },
  ];
}
